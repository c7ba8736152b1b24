/*
 * The icons of our pages in one picture, by the name that templates use: #name. Asked for as a whole (the browser's tab does),
 * the picture is the mark.
 */
import { readFileSync } from "node:fs";

/* our name -> Tabler's */
const icons = {
	"alert":          "alert-triangle",
	"arrow-right":    "arrow-right",
	"check":          "check",
	"chevron-down":   "chevron-down",
	"chevron-left":   "chevron-left",
	"chevron-right":  "chevron-right",
	"circle-check":   "circle-check",
	"clock":          "clock",
	"device":         "device-desktop",
	"download":       "download",
	"file":           "file",
	"hand":           "user-check",
	"history":        "history",
	"inbox":          "inbox",
	"junk":           "trash",
	"lifebuoy":       "lifebuoy",
	"lock":           "lock",
	"logout":         "logout",
	"message-plus":   "message-plus",
	"paperclip":      "paperclip",
	"pause":          "player-pause",
	"plus":           "plus",
	"print":          "printer",
	"refresh":        "refresh",
	"reply":          "corner-up-left",
	"search":         "search",
	"send":           "send",
	"settings":       "settings",
	"sort-down":      "arrow-narrow-down",
	"sort-up":        "arrow-narrow-up",
	"user":           "user",
	"user-off":       "user-question",
	"users":          "users",
	"x":              "x",
};

/* Families that rows of lists show: masks in the style sheet, for a list has hundreds of them. */
const masks = {
	"due-far":        "clock",
	"due-soon":       "clock",
	"due-overdue":    "alert-triangle",
	"due-paused":     "player-pause",
	"due-met":        "check",
	"due-missed":     "alert-circle",
	"due-none":       "minus",
	"kind-incident":  "bolt",
	"kind-request":   "clipboard-list",
	"kind-case":      "message-circle",
	"kind-problem":   "bug",
	"kind-change":    "git-branch",
	"priority-P1":    "chevrons-up",
	"priority-P2":    "chevron-up",
	"priority-P3":    "minus",
	"priority-OPS":   "tool",
	"state-new":     "circle-dotted",
	"state-open":    "circle-half-2",
	"state-waiting": "player-pause",
	"state-resolved": "circle-check",
	"state-closed":  "circle-check",
	"state-cancelled": "circle-x",
};

const stroke = 'fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round"';

function shape_of(svg)
{
	return svg.replace(/<!--[^]*?-->/g, "").replace(/<\/?svg[^>]*>/g, "")
		.replace(/<path stroke="none"[^>]*\/>/g, "").replace(/\s*\n\s*/g, "").trim();
}

/* Every name in the templates and scripts must be here, and the other way round. */
export function check_icons(sources)
{
	const asked = new Set([...sources.join("\n").matchAll(/(?:ICONS\}\}|icon\(")#?([a-z][\w-]*)/g)].map((m) => m[1]));
	const families = [...asked].filter((name) => name.endsWith("-"));
	const used = (name) => asked.has(name) || families.some((f) => name.startsWith(f));
	const faults = [
		...[...asked].filter((n) => n !== "mark" && !n.endsWith("-") && !icons[n]).map((n) => `no icon ${n} in icons.mjs`),
		...Object.keys(icons).filter((n) => !used(n)).map((n) => `icon ${n} is not used`),
	];

	if (faults.length)
		throw new Error(faults.join("\n"));
}

export function sprite(folder, mark)
{
	const symbols = Object.entries(icons).map(([name, file]) =>
		`<symbol id="${name}" viewBox="0 0 24 24" ${stroke}>` +
		`${shape_of(readFileSync(`${folder}/${file}.svg`, "utf8"))}</symbol>`);

	return '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><defs>' +
		`<symbol id="mark" viewBox="0 0 24 24">${shape_of(mark)}</symbol>` +
		symbols.join("") + '</defs><use href="#mark"/></svg>\n';
}

/* .due-soon { --icon: url(...) } and its like; base.css says where it is drawn. */
export function mask_rules(folder)
{
	return Object.entries(masks).map(([name, file]) => {
		const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" ${stroke.replace("currentColor", "#000")}>` +
			`${shape_of(readFileSync(`${folder}/${file}.svg`, "utf8"))}</svg>`;
		const packed = svg.replace(/"/g, "'").replace(/#/g, "%23").replace(/</g, "%3C").replace(/>/g, "%3E");

		return `.${name}{--icon:url("data:image/svg+xml,${packed}")}`;
	}).join("\n");
}
