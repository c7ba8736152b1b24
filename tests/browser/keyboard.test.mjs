/* A day of an agent without a mouse: every stop of the Tab key can be seen, and all can be reached. */
import assert from "node:assert/strict";
import { go, journey, press, shown } from "./firstline.mjs";
import { ask, unique } from "./deeds.mjs";

/* What is wrong with where the focus is: not to be seen, or covered by something. */
function fault_of_focus()
{
	const at = document.activeElement;

	if (!at || at === document.body)
		return "";

	const around = [at, at.closest("tr"), at.closest("label"), at.nextElementSibling, at.parentElement].filter(Boolean);
	const ring = around.some((e) => {
		const style = getComputedStyle(e);

		return (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2) || /0px 0px 0px [2-9]/.test(style.boxShadow);
	});
	const name = `${at.tagName.toLowerCase()}#${at.id || at.className || at.textContent.trim()}`;

	if (!ring && at.id !== "main")
		return `${name} has no ring`;

	const box = (at.closest("label") ?? at).getBoundingClientRect();
	const points = [[0.5, 0.5], [0.1, 0.5], [0.9, 0.5]].map(([x, y]) => [box.left + box.width * x, box.top + box.height * y]);
	const seen = points.some(([x, y]) => {
		const top = document.elementFromPoint(x, y);

		return top && (at.contains(top) || top.contains(at) || (at.closest("label") ?? at.closest("tr"))?.contains(top));
	});

	return seen || box.width <= 1 ? "" : `${name} is covered`;
}

/* Presses Tab until the focus is there; complains about every stop on the way that cannot be seen. */
async function tab_to(page, target, { back = false, most = 150 } = {})
{
	for (let i = 0; i < most; i++) {
		await page.keyboard.press(back ? "Shift+Tab" : "Tab");

		const fault = await page.evaluate(fault_of_focus);

		assert.equal(fault, "", "where the focus is");
		if (await target.evaluate((e) => e === document.activeElement))
			return;
	}
	assert.fail(`Tab does not come to ${target}`);
}

const type = (page, text) => page.keyboard.type(text);
const enter = (page, status = 200) => press(page, () => page.keyboard.press("Enter"), status);
const focused = (page, selector) => page.waitForFunction((s) => document.activeElement?.matches(s), selector);

journey("an agent works by keyboard only", async ({ as, stranger }) => {
	const words = unique("The plotter does not answer");

	await ask(await as("anna"), words, { urgent: true });

	const page = await stranger();

	/* In. */
	await go(page, "/sign-in");
	await tab_to(page, page.getByLabel("Email address"));
	await type(page, "mia@demo.example");
	await page.keyboard.press("Tab");
	await type(page, "otter-lagoon-42");
	await enter(page);

	/* The first stop leads past the rails. */
	await page.keyboard.press("Tab");
	await shown(page.locator(".skip:focus"), "the skip link");
	assert.ok((await page.locator(".skip").boundingBox()).y >= 0, "the skip link is within the window");
	await page.keyboard.press("Enter");
	await focused(page, "#main");

	/* To the queue by the rail, and to the row. */
	await tab_to(page, page.locator(".rail a", { hasText: "Unassigned" }), { back: true });
	await enter(page);
	await tab_to(page, page.locator(".skip"));
	await page.keyboard.press("Enter");
	await tab_to(page, page.locator("tr", { hasText: words }).locator("a.row-link"));
	await enter(page);

	/* Taken. */
	await tab_to(page, page.locator("form[action$='/take'] button"));
	await enter(page);
	await shown(page.locator(".ticket-chips", { hasText: "Mia Torres" }));

	/* Answered with Ctrl and Enter; noted through the other tab. */
	await tab_to(page, page.locator("#reply-text"));
	await type(page, "Is its light on?");
	await press(page, () => page.keyboard.press("Control+Enter"));
	await shown(page.locator(".entry-us", { hasText: "Is its light on?" }));
	await tab_to(page, page.locator("#compose-reply"));
	await page.keyboard.press("ArrowRight");
	await focused(page, "#compose-note");
	await page.keyboard.press("Tab");
	await focused(page, "#note-text");
	await type(page, "Third time this month.");
	await tab_to(page, page.locator("#note .btn-note"));
	await enter(page);
	await shown(page.locator(".entry-internal", { hasText: "Third time" }));

	/* A fault: the focus is on what is said about it, and from there one goes to the field. */
	await tab_to(page, page.locator("#compose-reply"));
	await page.keyboard.press("ArrowRight");
	await page.keyboard.press("ArrowRight");
	await focused(page, "#compose-resolve");
	await tab_to(page, page.locator("#resolve .composer-foot button"));
	await enter(page, 422);
	await focused(page, ".wrong");
	await page.keyboard.press("Tab");
	await page.keyboard.press("Enter");
	await focused(page, "#resolve-text");
	await type(page, "Switched it on.");

	/* Folded forms open with Enter; a select is chosen by its letters. */
	await tab_to(page, page.locator("#change > summary"));
	await page.keyboard.press("Enter");
	await tab_to(page, page.locator("#change-urgency"));
	await page.keyboard.press("ArrowDown");
	await tab_to(page, page.locator("#change button[type=submit]"));
	await enter(page);
	await shown(page.getByText("Your changes are saved."));

	/* And out. */
	await tab_to(page, page.locator(".top-me summary"));
	await page.keyboard.press("Enter");
	await tab_to(page, page.locator(".top-me form button"));
	await page.keyboard.press("Escape");
	assert.equal(await page.locator(".top-me").evaluate((e) => e.open), false, "Escape closes the menu");
	await focused(page, ".top-me summary");
	await page.keyboard.press("Enter");
	await tab_to(page, page.locator(".top-me form button"));
	await enter(page);
	assert.match(page.url(), /\/sign-in/);
});

journey("every stop of an employee's pages can be seen", async ({ as }) => {
	const anna = await as("anna");

	for (const [path, last] of [["/", ".foot a"], ["/tickets/new", ".foot a"], ["/me", ".foot a"], ["/tickets", ".foot a"]]) {
		await go(anna, path);
		await tab_to(anna, anna.locator(last).last());
	}
});

journey("the errors of a form lead to their fields", async ({ as }) => {
	const mia = await as("mia");
	const lost = () => [...document.querySelectorAll(".wrong a")].map((a) => a.getAttribute("href"))
		.filter((href) => !document.querySelector(href)).join(" ");

	await go(mia, "/tickets/for");
	await press(mia, mia.locator("main form .actions button"), 422);
	await focused(mia, ".wrong");
	assert.equal(await mia.evaluate(lost), "", "links that lead nowhere");
	await go(mia, `/tickets/${await ask(await as("anna"), unique("Nobody knows what this is about"))}`);
	await mia.locator(".composer-tab-resolve").click();
	await press(mia, mia.locator("#resolve .composer-foot button"), 422);
	await focused(mia, ".wrong");
	assert.equal(await mia.evaluate(lost), "", "links that lead nowhere");
	await go(mia, "/me");
	await mia.locator("#me-name").fill("");
	await press(mia, mia.locator("main form .actions button").first(), 422);
	await focused(mia, ".wrong");
	assert.equal(await mia.evaluate(lost), "", "links that lead nowhere");
});
