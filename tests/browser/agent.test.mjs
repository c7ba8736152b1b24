/* What agents do besides answering: opening for others, handing over, judging, looking back. */
import assert from "node:assert/strict";
import { button, go, journey, journeys, press, settled, shown } from "./firstline.mjs";
import { ask, change, choose, id_of, note, reply, resolve, take, unfold, unique } from "./deeds.mjs";

journeys("a call is taken for somebody and solved at once", async ({ as, scripts, site }) => {
	const mia = await as("mia");
	const subject = unique("Forgot how to share a calendar");

	await go(mia, "/tickets/for");
	if (scripts) {
		await mia.locator("#open-requester").pressSequentially("Okaf");
		await shown(mia.locator("#open-people [role=option]", { hasText: "David Okafor" }), "people that fit");
		await mia.keyboard.press("Enter");
		await mia.locator("#open-people").waitFor({ state: "hidden" });
	} else {
		await mia.locator("#open-requester").fill("david.okafor@demo.example");
	}
	assert.equal(await mia.locator("#open-requester").inputValue(), "david.okafor@demo.example");
	await mia.locator("#open-channel").getByText("Phone", { exact: true }).click();
	await mia.locator("#open-subject").fill(subject);
	await mia.locator("#open-text").fill("Caller wants to share his calendar with the front desk.");
	await choose(mia.locator("#open-category"), "Calendar");
	await mia.locator("#open-solved").check();
	await mia.locator("#open-resolution").fill("Showed him the sharing dialog.");
	await mia.locator("#open-code").selectOption("answered");
	await press(mia, button(mia, "Open ticket"));
	assert.match(await mia.locator(".ticket-chips").innerText(), /Resolved/);
	await shown(mia.locator(".resolution", { hasText: "sharing dialog" }));
	assert.deepEqual(site.sql(`SELECT p.email, t.channel, t.status, t.resolution_code FROM ticket t
		JOIN person p ON p.id = t.requester_id WHERE t.id = ${id_of(mia)}`), [["david.okafor@demo.example", "phone", "resolved", "answered"]]);

	const david = await as("david.okafor");

	await go(david, "/tickets?show=solved");
	await shown(david.getByText(subject));
});

journeys("a ticket goes to another team with a reason, and is taken there", async ({ as, scripts }) => {
	const subject = unique("No network in the east wing");
	const id = await ask(await as("anna"), subject);
	const mia = await as("mia");

	await go(mia, `/tickets/${id}`);
	await unfold(mia.locator("#assign"));
	await choose(mia.locator("#assign-team"), "Network");
	await mia.locator("#assign-assignee").selectOption({ index: 0 });
	await press(mia, mia.locator("#assign button[type=submit]"), 422);
	await shown(mia.locator("#assign-reason-wrong"), "that a reason is missing");
	assert.match(await mia.locator("#assign-team option:checked").innerText(), /Network/);
	await mia.locator("#assign-reason").fill("The switch in the east wing is theirs.");
	await press(mia, mia.locator("#assign button[type=submit]"));
	assert.match(await mia.locator(".ticket-chips").innerText(), /Network/);
	await shown(mia.getByText("Nobody has it"));

	const max = await as("max");

	await go(max, `/tickets/${id}`);
	assert.equal(await max.getByText("The switch in the east wing is theirs.").count() > 0, true, "the reason is told");
	await take(max);
	assert.match(await max.locator(".ticket-chips").innerText(), /Max Brandt/);
	await go(max, "/queue/mine");
	assert.equal(await max.locator("tr", { hasText: subject }).count(), 1, `his queue has it (scripts ${scripts})`);
});

journeys("a priority follows impact and urgency, or a reason", async ({ as }) => {
	const id = await ask(await as("boris"), unique("Nobody in the lab can sign in"));
	const mia = await as("mia");
	const chips = mia.locator(".ticket-chips");

	await go(mia, `/tickets/${id}`);
	assert.match(await chips.innerText(), /Priority 3/);
	await change(mia, { impact: "many", urgency: "high" });
	assert.match(await chips.innerText(), /Priority 1/);
	await change(mia, { priority: "P2", subject: "Lab sign-in" }, 422);
	await shown(mia.locator("#change-priority_reason-wrong"), "that a reason is missing");
	assert.equal(await mia.locator("#change-subject").inputValue(), "Lab sign-in");
	assert.equal(await mia.locator("#change-priority").inputValue(), "P2");
	await mia.locator("#change-priority_reason").fill("There is a second lab.");
	await press(mia, button(mia, "Save changes"));
	assert.match(await chips.innerText(), /Priority 2/);
	assert.match(await mia.locator(".why").innerText(), /There is a second lab/);
	assert.equal(await mia.locator("h1").innerText(), "Lab sign-in");
});

journeys("junk goes away, and comes back when it was none", async ({ as }) => {
	const id = await ask(await as("boris"), unique("You have won a prize"));
	const mia = await as("mia");

	await go(mia, `/tickets/${id}`);
	await press(mia, button(mia, "Mark as junk"));
	await shown(mia.getByText("It is marked as junk."));
	assert.match(await mia.locator(".ticket-chips").innerText(), /Cancelled|Closed/);
	await press(mia, button(mia, "Not junk"));
	assert.match(await mia.locator(".ticket-chips").innerText(), /New|Open/);
});

journeys("the timeline tells every step, on paper and as a table", async ({ as }) => {
	const id = await ask(await as("anna"), unique("The badge reader beeps"), { category: "Password" });
	const mia = await as("mia");

	await go(mia, `/tickets/${id}`);
	await take(mia);
	await reply(mia, "Does it beep once or twice?", "Send to Anna Lindqvist");
	await note(mia, "Reader 4 again.");
	await resolve(mia, "Firmware updated.");
	await press(mia, mia.getByRole("link", { name: "Timeline" }));

	const steps = await mia.locator(".chronicle-table tbody tr").allInnerTexts();

	for (const [i, words] of [/Anna Lindqvist[^]*opened/, /Mia Torres/, /Mia Torres/, /replied/, /internal note/, /resolved/].entries())
		assert.match(steps[i], words);
	assert.equal((await mia.content()).includes("Reader 4 again."), false, "what was written stays on the ticket");

	const [file] = await Promise.all([mia.waitForEvent("download"), mia.getByRole("link", { name: "CSV" }).click()]);
	const pieces = [];

	assert.match(file.suggestedFilename(), /^I-\d+\.csv$/);
	for await (const piece of await file.createReadStream())
		pieces.push(piece);

	const lines = Buffer.concat(pieces).toString().trim().split("\r\n");

	assert.match(lines[0], /number.*at.*elapsed_s.*by.*step/);
	assert.equal(lines.length, steps.length + 1);
});

journey("a timeline on paper has no rails and no buttons", async ({ as, site }) => {
	const mia = await as("mia");
	const [[id]] = site.sql("SELECT id FROM ticket WHERE status = 'closed' AND contacts_count > 2 AND NOT confidential ORDER BY id LIMIT 1");

	await go(mia, `/tickets/${id}/timeline`);
	await mia.emulateMedia({ media: "print", colorScheme: "dark" });
	for (const gone of [".rail", ".top", ".foot", ".skip", "button", ".btn"])
		assert.equal(await mia.locator(gone).filter({ visible: true }).count(), 0, `${gone} is not printed`);
	await shown(mia.locator(".chronicle-table"));
	assert.equal(await mia.locator("body").evaluate((e) => getComputedStyle(e).backgroundColor), "rgb(255, 255, 255)");
	assert.equal(await mia.locator("h1").evaluate((e) => getComputedStyle(e).color), "rgb(0, 0, 0)");
});

journeys("the queue is sorted and leafed through", async ({ as }) => {
	const mia = await as("mia");
	const numbers = () => mia.locator("#queue tbody tr td:first-child").allInnerTexts();
	const follow = async (link) => {
		const before = mia.url();

		await link.click();
		await mia.waitForURL((url) => url.href !== before);
		await settled(mia);
	};

	await go(mia, "/queue/open");

	const first = await numbers();

	assert.equal(first.length, 50);
	await follow(mia.locator("#page-next"));
	await shown(mia.locator("#page-previous"));
	assert.equal((await numbers()).some((n) => first.includes(n)), false, "the next page has others");
	await follow(mia.locator("#page-previous"));
	assert.deepEqual(await numbers(), first);
	await follow(mia.locator("#sort-number"));
	assert.equal(await mia.locator("th.col-number").getAttribute("aria-sort") !== null, true);

	const sorted = (await numbers()).map((n) => Number(/\d+/.exec(n)[0]));

	assert.deepEqual(sorted, [...sorted].sort((a, b) => (sorted[0] < sorted[1] ? a - b : b - a)));
	assert.equal(await mia.locator(".rail [aria-current=page]").innerText().then((t) => t.includes("All open")), true);
});

journeys("an auditor reads everything and finds no form", async ({ as, site }) => {
	const otto = await as("otto");
	const [[id]] = site.sql("SELECT t.id FROM ticket t JOIN entry e ON e.ticket_id = t.id WHERE e.visibility = 'internal' AND NOT t.confidential ORDER BY t.id LIMIT 1");

	await go(otto, `/tickets/${id}`);
	await shown(otto.locator(".entry-internal"));
	assert.equal(await otto.locator("main form").count(), 0);
	await go(otto, `/tickets/${id}/timeline`);
	await go(otto, "/tickets/for", 403);
});
