/*
 * What holds for every page of every role: axe finds nothing in light and in dark and on a phone,
 * nothing has to be scrolled sideways at 320 pixels or at 200 % zoom, all that is pressed is large
 * enough.
 */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { go, journey, root } from "./firstline.mjs";
import { called, enter, rooms } from "./rooms.mjs";

const axe = readFileSync(join(root, "static/node_modules/axe-core/axe.min.js"), "utf8");
const standards = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

async function faults(page, options)
{
	if (!await page.evaluate(() => "axe" in globalThis))
		await page.evaluate(axe);
	return page.evaluate(async (how) => {
		const { violations } = await globalThis.axe.run(document, { preload: false, resultTypes: ["violations"], ...how });

		return violations.map((v) => `${v.id}: ${v.nodes.map((n) => `${n.target.join(" ")} (${n.any.concat(n.all)[0]?.message ?? v.help})`).join("; ")}`);
	}, options);
}

const whole = { runOnly: { type: "tag", values: standards } };
const colours = { runOnly: { type: "rule", values: ["color-contrast"] } };

/* What stands out on the right. */
function wide_ones()
{
	const width = document.documentElement.clientWidth;

	if (document.documentElement.scrollWidth <= width)
		return [];
	return [...document.body.querySelectorAll("*")].filter((e) => e.getBoundingClientRect().right > width + 0.5)
		.map((e) => `${e.tagName.toLowerCase()}.${e.className?.baseVal ?? e.className}`).slice(0, 5);
}

/* WCAG 2.5.8: at least 24 by 24, save links in a sentence. A label is part of what it names. */
function small_ones()
{
	const small = [];

	for (const e of document.querySelectorAll("a[href], button, summary, select, textarea, input:not([type=hidden])")) {
		const own = (e.matches("input") && e.closest("label")) || e;
		const box = own.getBoundingClientRect();
		const style = getComputedStyle(own);

		if (!own.checkVisibility({ visibilityProperty: true }) || box.width <= 1 || own.closest(".visually-hidden, .skip") || e.tabIndex < 0)
			continue;
		if (e.matches("a") && style.display === "inline" && /\w/.test([...e.parentElement.childNodes].filter((n) => n !== e).map((n) => n.textContent).join("")))
			continue;
		if (box.height < 23.99 || box.width < 23.99)
			small.push(`${e.tagName.toLowerCase()}.${e.className} "${e.textContent.trim().slice(0, 20)}" ${box.width.toFixed(0)}x${box.height.toFixed(0)}`);
	}
	return small;
}

async function look_at(page)
{
	const found = {};
	const note = (what, list) => { if (list.length) found[what] = list; };

	note("axe, light", await faults(page, whole));
	note("too small", await page.evaluate(small_ones));
	await page.emulateMedia({ colorScheme: "dark" });
	note("axe, dark", await faults(page, colours));
	for (const [what, width] of [["200 % zoom", 640], ["a small phone", 320], ["a phone", 360]]) {
		await page.setViewportSize({ width, height: 740 });
		note(`wider than ${what}`, await page.evaluate(wide_ones));
	}
	await page.emulateMedia({ colorScheme: "light" });
	note("axe, phone", await faults(page, whole));
	note("too small, phone", await page.evaluate(small_ones));
	return found;
}

for (const room of rooms)
	journey(`${called(room)} is for everybody`, async (company) => {
		const page = await enter(company, room);

		assert.deepEqual(await look_at(page), {});
		assert.equal(await page.locator("h1").count(), 1, "one h1");
		assert.match(await page.title(), /^\S.* - Help Desk$/);
	});

journey("a queue of fifty rows stays below 48 KB, and 40 KB on the wire", async ({ as }) => {
	const mia = await as("mia");
	const html = await (await go(mia, "/queue/open")).body();

	assert.equal(await mia.locator("#queue tbody tr").count(), 50);
	assert.ok(html.length < 48 * 1024, `${html.length} bytes`);
	assert.ok(gzipSync(html).length < 40 * 1024);
});

journey("every answer says how long it took, and what it may load", async ({ as }) => {
	const mia = await as("mia");

	for (const path of ["/queue/open", "/tickets/for", "/me", "/", "/tickets"]) {
		const headers = (await go(mia, path)).headers();

		assert.match(headers["server-timing"], /total;dur=\d/);
		assert.match(headers["content-security-policy"], /default-src 'none'/);
		assert.equal(headers["cache-control"], "no-store");
		assert.ok(Number(/statements;dur=(\d+)/.exec(headers["server-timing"])[1]) <= 12, `${path}: ${headers["server-timing"]}`);
	}
});
