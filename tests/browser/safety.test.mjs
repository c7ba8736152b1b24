/* Nothing typed is lost, nothing is done twice. */
import assert from "node:assert/strict";
import { button, go, journey, journeys, press, shown, sign_in } from "./firstline.mjs";
import { ask, change, choose, dot, id_of, log_file, take, unfold, unique } from "./deeds.mjs";

journeys("of two who change a ticket the second sees what happened and keeps what was typed", async ({ as }) => {
	const id = await ask(await as("anna"), unique("The door display is dark"));
	const [mia, ada] = [await as("mia"), await as("ada")];

	for (const page of [mia, ada])
		await go(page, `/tickets/${id}`);
	await change(ada, { urgency: "high" });
	await change(mia, { subject: "Door display, ground floor", impact: "team" }, 409);
	await shown(mia.locator(".stale", { hasText: "Ada Whitfield" }), "who was quicker");
	assert.equal(await mia.locator("#change-subject").inputValue(), "Door display, ground floor");
	assert.equal(await mia.locator("#change-impact").inputValue(), "team");
	await press(mia, button(mia, "Save changes"));
	assert.equal(await mia.locator("h1").innerText(), "Door display, ground floor");

	/* The same with handing over. */
	await go(ada, `/tickets/${id}`);
	await unfold(ada.locator("#assign"));
	await choose(ada.locator("#assign-team"), "Applications");
	await ada.locator("#assign-reason").fill("It is their display.");
	await take(mia);
	await press(ada, ada.locator("#assign button[type=submit]"), 409);
	await shown(ada.locator(".stale", { hasText: "Mia Torres" }));
	assert.match(await ada.locator("#assign-team option:checked").innerText(), /Applications/);
	assert.equal(await ada.locator("#assign-reason").inputValue(), "It is their display.");
});

journeys("a form with a fault comes back with its fields and its files", async ({ as, scripts, site }) => {
	const mia = await as("mia");
	const subject = unique("Fault in the form");
	const names = mia.locator("[data-upload] .upload-name");

	await go(mia, "/tickets/for");
	await mia.locator("#open-requester").fill("nobody.we.know@demo.example");
	await mia.locator("#open-subject").fill(subject);
	await mia.locator("#open-text").fill("First line\n  second line");
	await mia.locator("#open-channel").getByText("In person", { exact: true }).click();
	await mia.locator("#open-urgency").selectOption("high");
	await choose(mia.locator("#open-category"), "Wi-Fi");
	await mia.locator("input[type=file]").setInputFiles([dot, log_file]);
	if (scripts)
		await shown(names.nth(1));
	await press(mia, button(mia, "Open ticket"), 422);
	assert.equal(await mia.locator("#open-requester").inputValue(), "nobody.we.know@demo.example");
	assert.equal(await mia.locator("#open-subject").inputValue(), subject);
	assert.equal(await mia.locator("#open-text").inputValue(), "First line\n  second line");
	assert.equal(await mia.locator("#open-channel input:checked").inputValue(), "walkin");
	assert.equal(await mia.locator("#open-urgency").inputValue(), "high");
	assert.match(await mia.locator("#open-category option:checked").innerText(), /Wi-Fi/);
	assert.deepEqual(await names.allInnerTexts(), ["screenshot.png", "vpn.log"]);

	/* One file is taken out, as one can with scripts and without. */
	const log = mia.locator("[data-upload]", { hasText: "vpn.log" });

	if (scripts) {
		await log.locator("button").click();
		await log.waitFor({ state: "detached" });
	} else {
		await log.getByLabel("Leave out").check();
	}
	await mia.locator("#open-requester").fill("anna@demo.example");
	await press(mia, button(mia, "Open ticket"));
	assert.deepEqual(await mia.locator(".attached-name").allInnerTexts(), ["screenshot.png"]);
	assert.deepEqual(site.sql(`SELECT subject, files_count FROM ticket WHERE id = ${id_of(mia)}`), [[subject, "1"]]);
});

journeys("a session that ends while one writes loses nothing", async ({ as, site, scripts }) => {
	const who = scripts ? "patrick.oshea" : "fatima.alsayed";
	const page = await as(who, { fresh: true });
	const text = unique("The traffic camera at mile 14\nshows yesterday's picture & <nothing> else.");

	await go(page, "/tickets/new");
	await page.locator("#ask-text").fill(text);
	await page.getByText("The building or more").click();
	site.sql(`DELETE FROM session WHERE person_id = (SELECT id FROM person WHERE email = '${who}@demo.example')`);
	await press(page, button(page, "Send request"), 403);
	await shown(page.locator(".kept", { hasText: "shows yesterday's picture & <nothing> else." }), "what was typed");

	const other = await page.context().newPage();

	await sign_in(other, who);
	/* The form's token was the old session's, so it may ask once more; the words stay. */
	if ((await press(page, button(page, "Send it again"), [200, 403])).status() === 403)
		await press(page, button(page, "Send it again"));
	await shown(page.locator(".sent"));
	assert.equal(await page.locator(".entry .text").innerText(), text);
	assert.deepEqual(site.sql(`SELECT impact FROM ticket WHERE id = ${id_of(page)}`), [["many"]]);
});

journeys("pressing twice sends once", async ({ as, site }) => {
	const teresa = await as("teresa.kowalczyk");
	const text = unique("Pressed twice");
	const count = () => site.sql(`SELECT COUNT(*) FROM entry WHERE text LIKE '${text.replace(/'/g, "''")}%'`)[0][0];

	await go(teresa, "/tickets/new");
	await teresa.locator("#ask-text").fill(text);
	await press(teresa, () => button(teresa, "Send request").dblclick());
	await teresa.waitForURL(/\/tickets\/\d+$/);
	assert.equal(count(), "1");
});

journey("what is sent while files are on their way waits for them", async ({ as }) => {
	const anna = await as("anna");
	let let_go;
	const held = new Promise((done) => { let_go = done; });

	await anna.route("**/uploads", async (route) => {
		await held;
		await route.continue();
	});
	await go(anna, "/tickets/new");
	await anna.locator("#ask-text").fill(unique("Sent before the file was there"));
	await anna.locator("input[type=file]").setInputFiles([dot]);
	await press(anna, async () => {
		await button(anna, "Send request").click();
		await shown(anna.locator("form.is-sending"));
		let_go();
	});
	assert.deepEqual(await anna.locator(".attached-name").allInnerTexts(), ["screenshot.png"]);
});

journey("a reply that mentions internal things is warned about", async ({ as, site }) => {
	const mia = await as("mia");
	const [[id]] = site.sql("SELECT t.id FROM ticket t JOIN person a ON a.id = t.assignee_id WHERE a.email = 'mia@demo.example' AND t.status = 'open' LIMIT 1");
	const warning = mia.locator("[data-warn-internal]");

	await go(mia, `/tickets/${id}`);
	assert.equal(await warning.isVisible(), false);
	await mia.locator("#reply-text").fill("@max please look at the gateway");
	await shown(warning);
	await mia.locator("#reply-text").fill("We look at the gateway.");
	await warning.waitFor({ state: "hidden" });
});

journeys("a page that is not yours is as if it were not there", async ({ as, stranger, site }) => {
	const [[id]] = site.sql("SELECT t.id FROM ticket t JOIN person p ON p.id = t.requester_id WHERE p.email = 'boris@demo.example' LIMIT 1");
	const anna = await as("anna");

	await go(anna, `/tickets/${id}`, 404);
	await go(anna, "/queue/open", 403);
	await go(anna, "/no-such-page", 404);
	await shown(anna.getByText("Go to the start page"));

	const nobody = await stranger();

	await go(nobody, `/tickets/${id}`);
	assert.match(nobody.url(), /\/sign-in\?next=/);
});
