/* What people do again and again in the tests. */
import assert from "node:assert/strict";
import { button, go, press, settled, shown } from "./firstline.mjs";

let counted = 0;

/* Words that no other ticket has. */
export const unique = (words) => `${words} (${process.pid}.${++counted})`;

export const id_of = (page) => Number(/\/tickets\/(\d+)/.exec(page.url())[1]);

/* The smallest picture there is. */
export const dot = {
	name: "screenshot.png", mimeType: "image/png",
	buffer: Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==", "base64"),
};

export const log_file = { name: "vpn.log", mimeType: "text/plain", buffer: Buffer.from("09:12 timeout\n09:13 timeout\n") };

/* An employee asks in one go; the number of the ticket. category is a part of its name, "" leaves it open; urgent is due first. */
export async function ask(page, text, { category = "", urgent = false } = {})
{
	await go(page, "/tickets/new");
	await page.locator("#ask-text").fill(text);
	if (category)
		await choose(page.locator("#ask-category"), category);
	if (urgent) {
		await page.getByText("I cannot work", { exact: true }).click();
		await page.getByText("The building or more").click();
	}
	await press(page, button(page, "Send request"));
	await shown(page.locator(".sent"), "that the request was received");
	return id_of(page);
}

/* The option of a select whose text has these words. */
export async function choose(select, words)
{
	const value = await select.locator("option", { hasText: words }).first().getAttribute("value");

	await select.selectOption(value);
}

/* Leafs through a view until the ticket's row is there. */
export async function find_in_queue(page, view, subject)
{
	await go(page, `/queue/${view}`);
	for (;;) {
		const row = page.locator("tr", { hasText: subject });
		const next = page.locator("#page-next");

		if (await row.count())
			return row;
		assert.ok(await next.count(), `${subject} is in the view ${view}`);

		const before = page.url();

		await next.click();
		await page.waitForURL((url) => url.href !== before);
		await settled(page);
	}
}

export async function take(page)
{
	await press(page, button(page, "Take"));
	await shown(page.locator("#status", { hasText: "It is yours now." }), "that it is taken");
}

/* Opens a menu or a folded form: the same with scripts and without. */
export async function unfold(details)
{
	if (!await details.evaluate((e) => e.open))
		await details.locator("> summary").click();
}

export async function change(page, fields, status = 200)
{
	await unfold(page.locator("#change"));
	for (const [name, value] of Object.entries(fields)) {
		const field = page.locator(`#change-${name}`);

		if (await field.evaluate((e) => e.tagName) !== "SELECT")
			await field.fill(value);
		else if (name === "category")
			await choose(field, value);
		else
			await field.selectOption(value);
	}
	await press(page, button(page, "Save changes"), status);
}

export async function reply(page, text, name)
{
	await page.locator("#reply-text").fill(text);
	await press(page, page.locator("#reply .composer-foot").getByRole("button", { name }));
}

export async function note(page, text)
{
	await page.locator(".composer-tab-note").click();
	await page.locator("#note-text").fill(text);
	await press(page, page.locator("#note .composer-foot").getByRole("button", { name: "Save internal note" }));
}

export async function resolve(page, text, { code = "fixed", status = 200 } = {})
{
	await page.locator(".composer-tab-resolve").click();
	await page.locator("#resolve-text").fill(text);
	await page.locator("#resolve-code").selectOption(code);
	await press(page, page.locator("#resolve .composer-foot").getByRole("button", { name: "Resolve" }), status);
}

/* The word under the point of the four steps where a request is. */
export const stage_now = (page) => page.locator(".stage-now .stage-word").innerText();
