/*
 * The pseudo-language: everything that a page says is marked, so what is not was forgotten; and all
 * of it is a third longer, so what does not fit shows.
 */
import assert from "node:assert/strict";
import { button, go, journey, press } from "./firstline.mjs";

const agent = "grace.kim", employee = "joao.pereira";

/* What people have written and are called: no words of ours. */
function data_of(site)
{
	const whole = site.sql(`SELECT name FROM person UNION SELECT email FROM person UNION SELECT phone FROM person
		UNION SELECT name FROM team UNION SELECT name FROM agency UNION SELECT name FROM category UNION SELECT name FROM location
		UNION SELECT subject FROM ticket UNION SELECT requester_location FROM ticket UNION SELECT location FROM person
		UNION SELECT name FROM attachment UNION SELECT SUBSTRING_INDEX(name, ' ', 1) FROM person`).map(([text]) => text);
	const texts = site.sql("SELECT REPLACE(REPLACE(text, '\\n', ' '), '\\r', ' ') FROM entry UNION SELECT note FROM event").map(([text]) => text ?? "");

	return { whole, texts: texts.join(" ").replace(/\s+/g, " ") };
}

/* Visible texts without marks that are no data, times or numbers. */
function unmarked({ whole, texts })
{
	const names = new Set(whole);
	const time = /^(now|this minute|yesterday|today|(Mon|Tue|Wed|Thu|Fri|Sat|Sun)?\s?(\d{1,2} )?(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)?[ \d:,]*( [A-Z]{3,4})?|-?\d+ ?(s|m|min|h|d)( \d+( (s|min|h|d))?)?( ago)?)$/;
	const other = /^([IRCPH]-\d+|P[123]|[A-Z]{1,2}|[\d.,:+%() -]*( (B|KB|MB|bytes))?|[\w/]+\/[\w/]+|UTC|\W*|[\w.+-]+@[\w.-]+)$/u;
	const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
	const found = new Set();

	for (let node; (node = walker.nextNode());) {
		const text = node.textContent.replace(/\s+/g, " ").trim();
		const of = node.parentElement;

		if (!text || text.includes("[!!") || of.closest("script, style, noscript, svg, .brand, .text, .queue-table th small, .requests-last, .kept-list, code, option[value*='/']") || !of.checkVisibility())
			continue;
		if (names.has(text.replace(/^[IRCPH]-\d+ /, "")) || text.split(": ").every((part) => names.has(part)) || time.test(text) || other.test(text))
			continue;
		if (text.length > 12 && texts.includes(text.replace(/\s*(…|\.\.\.)$/, "")))
			continue;
		if (/^(.*) \((.*)\)$/.test(text) && [...names].some((name) => name && text.startsWith(name)))
			continue;
		found.add(text);
	}
	for (const e of document.querySelectorAll("[title], [aria-label], [placeholder]"))
		for (const name of ["aria-label", "placeholder"])
			if (/[a-z]{3}/.test(e.getAttribute(name) ?? "") && !e.getAttribute(name).includes("[!!"))
				found.add(`${name}=${e.getAttribute(name)}`);
	return [...found];
}

async function is_translated(page, site)
{
	await page.setViewportSize({ width: 360, height: 740 });
	assert.deepEqual(await page.evaluate(unmarked, data_of(site)), [], `words without marks on ${page.url()}`);

	const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

	assert.ok(wide <= 0, `${page.url()} is ${wide} pixels too wide`);
	await page.setViewportSize({ width: 1280, height: 800 });
}

const speak = (site, who) => site.sql(`UPDATE person SET language = 'qps' WHERE email = '${who}@demo.example'`);

journey("an agent's pages are translated, and longer words fit", async ({ as, site }) => {
	const page = await as(agent);
	const ticket = (condition) => `/tickets/${site.sql(`SELECT t.id FROM ticket t JOIN team ON team.id = t.team_id
		WHERE team.name = 'Network' AND NOT t.confidential AND ${condition} ORDER BY t.contacts_count DESC LIMIT 1`)[0][0]}`;

	speak(site, agent);
	for (const path of ["/", "/help", "/me", "/tickets", "/tickets?show=shared", "/tickets/new", "/tickets/for", "/queue/mine", "/queue/unassigned",
		"/queue/waiting", "/queue/open", "/queue/solved", ticket("t.status = 'open'"), ticket("t.status = 'waiting'"), ticket("t.status = 'closed'"),
		`${ticket("t.status = 'closed'")}/timeline`]) {
		await go(page, path);
		assert.equal(await page.locator("html").getAttribute("lang"), "qps");
		for (const fold of await page.locator("details.fold > summary").all())
			await fold.click();
		await is_translated(page, site);
	}
	await go(page, "/tickets/1", 404);
	await is_translated(page, site);
	await go(page, "/tickets/for");
	await press(page, page.locator("main form .actions button"), 422);
	await is_translated(page, site);
	await go(page, ticket("t.status = 'open'"));
	await press(page, page.locator("#reply .composer-send > button"), 422);
	await is_translated(page, site);
});

journey("an employee's pages are translated, and longer words fit", async ({ as, site }) => {
	const page = await as(employee);

	speak(site, employee);
	for (const path of ["/", "/help", "/me", "/tickets", "/tickets?show=waiting", "/tickets?show=solved", "/tickets/new",
		...site.sql(`SELECT MIN(t.id) FROM ticket t JOIN person p ON p.id = t.requester_id WHERE p.email = '${employee}@demo.example' GROUP BY t.status`).map(([id]) => `/tickets/${id}`)]) {
		await go(page, path);
		await is_translated(page, site);
	}
	await go(page, "/tickets/new");
	await press(page, page.locator("main form .actions button"), 422);
	await is_translated(page, site);
	await page.locator("#ask-text").fill("Is this translated?");
	await press(page, page.locator("main form .actions button"));
	await is_translated(page, site);
	await go(page, "/queue/open", 403);
	await is_translated(page, site);
	assert.equal(await button(page, "Sign out").count(), 0);
});
