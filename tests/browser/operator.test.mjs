/* An installation without the demo company: the first link, a neighbour, a database that goes away. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test, { after, before } from "node:test";
import { button, go, journey, press, shown, sign_in, site } from "./firstline.mjs";
import { ask, unique } from "./deeds.mjs";
import { link_for } from "./rooms.mjs";

const secret = "copper pond window";
const chief = "chief@town.example";
let bare;

before(async () => {
	bare = await site("bare", { demo: "no", fresh: true });
});
after(() => bare?.stop());

const on = async () => bare;

journey("the first administrator comes in by a link, once", async ({ stranger }) => {
	const page = await stranger();
	const first_link = link_for(bare, chief, "--admin");

	await go(page, "/sign-in");
	assert.equal(await page.locator(".demo").count(), 0, "no demo accounts are offered");
	await go(page, first_link);
	await shown(page.getByText(chief));
	await page.getByLabel("New password").fill("short");
	await page.getByLabel("The same again").fill("short");
	await press(page, button(page, "Save and sign in"), 422);
	await page.getByLabel("New password").fill(secret);
	await page.getByLabel("The same again").fill(`${secret} `);
	await press(page, button(page, "Save and sign in"), 422);
	await page.getByLabel("New password").fill(secret);
	await page.getByLabel("The same again").fill(secret);
	await press(page, button(page, "Save and sign in"));
	assert.match(page.url(), /\/queue\/mine$/);

	const other = await stranger();

	await go(other, first_link, 404);
	await sign_in(other, chief, { secret });
}, { on });

journey("two installations side by side in one browser keep their people", async (company) => {
	const demo = await site();
	const page = await company.stranger();

	company.addresses.add(demo.address);
	await sign_in(page, chief, { secret });

	const other = await page.context().newPage();

	await sign_in(other, "wendy.chu", { address: demo.address });
	for (let i = 0; i < 2; i++) {
		await go(page, `${bare.address}/me`);
		await shown(page.locator("dd", { hasText: chief }));
		await go(other, `${demo.address}/me`);
		await shown(other.locator("dd", { hasText: "wendy.chu@demo.example" }));
	}
	/* Signing out of one does not end the other. */
	await other.locator(".top-me summary").click();
	await press(other, button(other, "Sign out"));
	await go(page, `${bare.address}/queue/mine`);
	assert.match(page.url(), /\/queue\/mine$/);
}, { on });

journey("the first request of an empty house is taken", async ({ stranger }) => {
	const page = await stranger();

	await sign_in(page, chief, { secret });
	await ask(page, unique("Is anybody there?"));
}, { on });

/* Until it is so; what it asks is cheap. */
async function until(what, holds)
{
	for (let tries = 600; tries > 0; tries--) {
		if (await holds())
			return;
		await new Promise((done) => setTimeout(done, 50));
	}
	assert.fail(`never: ${what}`);
}

function lives(process)
{
	try {
		return !/^State:\s+[ZX]/m.test(readFileSync(`/proc/${process}/status`, "utf8"));
	} catch {
		return false;
	}
}

journey("a database that is away is said to be, and comes back by itself", async ({ stranger }) => {
	const page = await stranger();
	const [keeper, database, web] = ["keeper", "db", "web"].map((part) => bare.process_of(part));
	const name = unique("Chief of the house");

	await sign_in(page, chief, { secret });
	await go(page, "/me");
	await page.locator("#me-name").fill(name);
	/* The keeper would start it again at once. */
	process.kill(keeper, "SIGSTOP");
	try {
		process.kill(database, "SIGTERM");
		await until("the database has ended", () => !lives(database));
		await press(page, button(page, "Save"), 503);
		await shown(page.getByText("cannot reach its database"));
		await shown(page.locator(".kept", { hasText: name }), "what was typed");

		const other = await page.context().newPage();

		await go(other, "/queue/mine", 503);
		assert.match((await go(other, "/readyz", 503)).headers()["content-type"], /json/);
		await go(other, "/healthz");
	} finally {
		process.kill(keeper, "SIGCONT");
	}

	const other = await page.context().newPage();

	other.expected.add(503);
	await until("the database is back", async () => (await other.goto("/readyz")).status() === 200);
	if ((await press(page, button(page, "Send it again"), [200, 403])).status() === 403)
		await press(page, button(page, "Send it again"));
	assert.equal(await page.locator(".top-me-name").innerText(), name);
	assert.equal(bare.process_of("web"), web, "the web program is the same one");
	assert.ok(lives(web));
}, { on });

test("the tool says what the tool does", () => {
	assert.match(bare.tool("--help"), /person add/);
	assert.doesNotThrow(() => JSON.parse(bare.tool("routes", "--json")));
	assert.match(bare.tool("doctor"), /./);
});
