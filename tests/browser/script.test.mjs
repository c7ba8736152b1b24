/* What people write meets our scripts, and other people's pages meet ours. */
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { button, go, journey, press, settled, shown } from "./firstline.mjs";
import { ask, unique } from "./deeds.mjs";

const spell = `<img src=x onerror="window.hit=1"><b id=hd-9>x'"`;

async function untouched(page, where)
{
	assert.equal(await page.evaluate(() => globalThis.hit ?? 0), 0, `${where}: nothing ran`);
	assert.equal(await page.locator("#hd-9, img[src=x]").count(), 0, `${where}: nothing became an element`);
}

journey("B012 B017 what scripts put into a page stays text", async ({ as, site }) => {
	const anna = await as("anna");
	const mia = await as("mia");

	/* A file with such a name, as it is sent and as it comes back. */
	await go(anna, "/tickets/new");
	await anna.locator("input[type=file]").setInputFiles([
		{ name: `${spell.replaceAll("/", "")}.txt`, mimeType: "text/plain", buffer: Buffer.from("x") },
		{ name: `empty${spell.replaceAll("/", "")}.txt`, mimeType: "text/plain", buffer: Buffer.alloc(0) },
	]);
	await shown(anna.locator("[data-upload] .upload-name", { hasText: "hd-9" }));
	await untouched(anna, "uploads");
	await anna.locator("#ask-text").fill(unique(spell));
	await press(anna, button(anna, "Send request"));
	await untouched(anna, "the request");

	/* A person of such a name, found while one types. */
	site.sql(`UPDATE person SET phone = '${spell.replaceAll("'", "''").slice(0, 40)}', location = '${spell.replaceAll("'", "''")}' WHERE email = 'patrick.oshea@demo.example'`);
	await go(mia, "/tickets/for");
	await mia.locator("#open-requester").pressSequentially("patrick");
	await shown(mia.locator("[role=option]"));
	await untouched(mia, "people found");

	/* And whatever a list says after it was changed in place. */
	await go(mia, "/queue/open");
	await mia.locator("#queue th a").first().click();
	await settled(mia);
	await untouched(mia, "the queue");
	site.sql("UPDATE person SET phone = '555-0111', location = '' WHERE email = 'patrick.oshea@demo.example'");
});

journey("B023 no address and nothing that was kept changes what all objects have", async ({ as }) => {
	const mia = await as("mia");
	const bad = "__proto__[polluted]=1&__proto__.polluted=1&constructor[prototype][polluted]=1&b[__proto__][polluted]=1";

	await go(mia, "/me");
	await mia.evaluate(() => {
		const value = '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}';

		for (const store of [localStorage, sessionStorage])
			for (const key of ["__proto__", "constructor", "htmx-history-cache", "theme", ...Object.keys(store)])
				store.setItem(key, value);
	});
	for (const path of ["/queue/open", "/tickets/for", "/tickets/new", "/me", "/search", "/tickets"]) {
		await go(mia, `${path}?${bad}#${bad}`);
		await settled(mia);
		assert.equal(await mia.evaluate(() => ({}).polluted ?? [].polluted ?? (() => 0).polluted ?? "clean"), "clean", path);
	}
	await mia.evaluate(() => {
		localStorage.clear();
		sessionStorage.clear();
	});
});

/* A page of somebody else, on a port of its own. */
async function elsewhere(html)
{
	const server = createServer((_, answer) => answer.writeHead(200, { "content-type": "text/html" }).end(html));

	await new Promise((done) => server.listen(0, "127.0.0.1", done));
	return { server, address: `http://127.0.0.1:${server.address().port}` };
}

journey("B084 no other page holds one of ours in a frame", async (company) => {
	const address = company.site.address;
	const { server, address: evil } = await elsewhere(`<iframe src="${address}/sign-in"></iframe><object data="${address}/sign-in"></object><embed src="${address}/help">`);
	const page = await company.as("anna", { fresh: true });

	company.addresses.add(evil);
	try {
		await page.goto(evil, { waitUntil: "load" });
		for (const frame of page.frames().slice(1)) {
			const shown = await frame.locator(".brand, main").count().catch(() => 0);     /* it may be gone by now */

			assert.equal(shown, 0, `${frame.url()} is not shown`);
		}
	} finally {
		server.close();
	}
	/* The browser says so on the console. */
	assert.ok(company.problems.some((line) => line.includes("frame-ancestors")), "it was refused");
	company.problems.length = 0;
});

journey("B081 B085 a page of somebody else neither sends our forms nor reads our pages", async (company) => {
	const address = company.site.address;
	const { server, address: evil } = await elsewhere(`<form method="post" action="${address}/tickets" enctype="text/plain">
		<input name="text" value="forged by another page"></form>`);
	const page = await company.as("anna", { fresh: true });

	company.addresses.add(evil);
	try {
		await page.goto(evil);

		const read = await page.evaluate(async (where) => {
			try {
				return await (await fetch(`${where}/me`, { credentials: "include" })).text();
			} catch {
				return "refused";
			}
		}, address);

		assert.equal(read, "refused");
		page.expected.add(400).add(403);
		await Promise.all([page.waitForNavigation(), page.evaluate(() => document.forms[0].submit())]);
		assert.match(page.url(), /\/tickets$/);
	} finally {
		server.close();
	}
	assert.deepEqual(company.site.sql("SELECT COUNT(*) FROM entry WHERE text LIKE 'forged by%'"), [["0"]]);
	company.problems.length = 0;
});
