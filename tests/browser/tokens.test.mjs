/* The colours by name: in both themes each pair that pages put together can be read. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { root } from "./firstline.mjs";

const css = readFileSync(join(root, "static/css/tokens.css"), "utf8");

/* name -> [r, g, b] of one theme */
function tokens(theme)
{
	const block = new RegExp(`\\[data-bs-theme="${theme}"\\] \\{([^}]*)\\}`).exec(css)[1];

	return new Map([...block.matchAll(/--([\w-]+): #([0-9a-f]{6});/g)]
		.map(([, name, hex]) => [name, [0, 2, 4].map((at) => parseInt(hex.slice(at, at + 2), 16))]));
}

/* WCAG 2.2, relative luminance and contrast ratio. */
function luminance(color)
{
	const [r, g, b] = color.map((c) => c / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));

	return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one, other)
{
	const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);

	return (light + 0.05) / (dark + 0.05);
}

const grounds = ["ground", "ground-2", "ground-3", "raised", "us-ground"];
const pairs = [
	...["text", "muted", "link"].flatMap((name) => grounds.map((ground) => [name, ground, 4.5])),
	...["ok", "info", "warn", "danger", "breach", "paused", "internal"].map((name) => [name, `${name}-ground`, 4.5]),
	...["warn", "danger"].flatMap((name) => ["ground", "ground-2", "raised"].map((ground) => [name, ground, 4.5])),
	["text", "internal-ground", 4.5], ["link", "internal-ground", 4.5],
	["on-primary", "primary", 4.5], ["on-primary", "primary-hover", 4.5],
	...["ground", "ground-2", "raised"].flatMap((ground) => [["field-line", ground, 3], ["focus", ground, 3]]),
];

for (const theme of ["light", "dark"])
	test(`colours of the ${theme} theme can be told apart`, () => {
		const color = tokens(theme);
		const poor = pairs.map(([a, b, least]) => [a, b, contrast(color.get(a), color.get(b)), least])
			.filter(([, , ratio, least]) => ratio < least)
			.map(([a, b, ratio, least]) => `${a} on ${b}: ${ratio.toFixed(2)}, ${least} is the least`);

		assert.deepEqual(poor, []);
	});

test("both themes have the same names", () => {
	assert.deepEqual([...tokens("dark").keys()], [...tokens("light").keys()]);
});
