/* What a person sets for herself, and where she is signed in. */
import assert from "node:assert/strict";
import { button, go, journey, journeys, press, shown, sign_in } from "./firstline.mjs";
import { ask, choose, unique } from "./deeds.mjs";

const ground = (page) => page.locator("body").evaluate((e) => getComputedStyle(e).backgroundColor);
const [white, black] = ["rgb(255, 255, 255)", "rgb(20, 24, 29)"];

journeys("a dark theme stays with the person", async ({ as }) => {
	const wes = await as("wes.hartley", { fresh: true });

	await go(wes, "/me");
	await wes.getByText("Light", { exact: true }).click();
	await press(wes, button(wes, "Save"));
	await shown(wes.getByText("Saved."));
	assert.equal(await ground(wes), white);
	await wes.getByText("Dark", { exact: true }).click();
	await press(wes, button(wes, "Save"));
	await go(wes, "/tickets");
	assert.equal(await ground(wes), black);

	const elsewhere = await as("wes.hartley", { fresh: true });

	await go(elsewhere, "/");
	assert.equal(await ground(elsewhere), black, "in another browser, too");
});

journey("without a choice the theme is the device's, and follows it", async ({ as }) => {
	const page = await as("carla.mendoza", { colorScheme: "dark" });

	await go(page, "/");
	assert.equal(await ground(page), black);
	await page.emulateMedia({ colorScheme: "light" });
	await page.waitForFunction((color) => getComputedStyle(document.body).backgroundColor === color, white);
});

journeys("times are shown in the person's own zone", async ({ as }) => {
	const ruth = await as("ruth.abernathy");
	const id = await ask(ruth, unique("The clock in the hall is wrong"));
	const when = ruth.locator(".request-file time");
	const move = async (zone) => {
		await go(ruth, "/me");
		await choose(ruth.locator("#me-zone"), zone);
		await press(ruth, button(ruth, "Save"));
		await go(ruth, `/tickets/${id}`);
		return [await when.getAttribute("datetime"), await when.getAttribute("title")];
	};
	const [iso, chicago] = await move("America/Chicago");
	const [same, kolkata] = await move("Asia/Kolkata");
	const clock = (zone) => new Intl.DateTimeFormat("en-GB", { timeZone: zone, hour: "2-digit", minute: "2-digit" }).format(new Date(iso));

	assert.equal(same, iso, "the instant is the same");
	assert.ok(chicago.includes(clock("America/Chicago")), chicago);
	assert.ok(kolkata.includes(clock("Asia/Kolkata")), kolkata);
	assert.match(kolkata, /IST/);
	assert.match(chicago, /C[SD]T/);
	await move("America/Chicago");
});

journeys("what is wrong in the profile is said, and nothing is changed", async ({ as, site }) => {
	const page = await as("kofi.mensah");

	await go(page, "/me");
	await page.locator("#me-name").fill("  ");
	await page.locator("#me-phone").fill("+1 217 555 9999");
	await press(page, button(page, "Save"), 422);
	assert.equal(await page.locator("#me-phone").inputValue(), "+1 217 555 9999");
	await shown(page.locator("#me-name-wrong"));
	assert.deepEqual(site.sql("SELECT name FROM person WHERE email = 'kofi.mensah@demo.example' AND phone <> '+1 217 555 9999'"), [["Kofi Mensah"]]);
});

journeys("signing out everywhere ends every session", async ({ as }) => {
	const here = await as("linh.tran", { fresh: true });
	const there = await as("linh.tran", { fresh: true });

	await go(here, "/me");
	assert.ok(await here.locator(".sessions li").count() >= 2, "both are listed");
	await press(here, button(here, "Sign out everywhere"));
	await shown(here.getByText("You are signed out."));
	for (const page of [here, there]) {
		await go(page, "/tickets");
		assert.match(page.url(), /\/sign-in\?next=/);
	}
	/* And back to where one wanted to go. */
	await there.getByLabel("Email address").fill("linh.tran@demo.example");
	await there.getByLabel("Password").fill("otter-lagoon-42");
	await press(there, button(there, "Sign in"));
	assert.equal(new URL(there.url()).pathname, "/tickets");
});

journeys("signing out ends this session only", async ({ as }) => {
	const here = await as("jim.baumgartner", { fresh: true });
	const there = await as("jim.baumgartner", { fresh: true });

	await here.locator(".top-me summary").click();
	await press(here, button(here, "Sign out"));
	await go(here, "/me");
	assert.match(here.url(), /\/sign-in/);
	await go(there, "/me");
	assert.match(there.url(), /\/me$/);
});

journeys("a wrong password is refused without saying which part was wrong", async ({ stranger }) => {
	const page = await stranger();
	const said = [];

	for (const email of ["marcus.reed@demo.example", "nobody.at.all@demo.example"]) {
		await go(page, "/sign-in");
		await page.getByLabel("Email address").fill(email);
		await page.getByLabel("Password").fill("not the password");
		await press(page, button(page, "Sign in"), 422);
		assert.equal(await page.getByLabel("Email address").inputValue(), email);
		assert.equal(await page.getByLabel("Password").inputValue(), "");
		said.push(await page.locator(".wrong li").innerText());
	}
	assert.equal(said[0], said[1]);
	await sign_in(page, "marcus.reed");
});
