/*
 * Words for people. Templates carry them as [[Take this ticket]]; what a
 * browser gets is one tree of templates for each language, so nothing is
 * looked up while a page is made.
 *
 *   node conf/words.mjs build OUT [--pseudo] [--from DIR]   OUT/en/..., OUT/<language>/..., OUT/qps/...
 *   node conf/words.mjs pot FILE [--from DIR]               all words of the templates for translators
 *   node conf/words.mjs pseudo IN.pot OUT.po                the pseudo-language for the words of C
 *
 * A word is plain text and may carry {{NAMES}}; its translation carries the
 * same ones. Comments of templates are not looked at. Each templates/po/<language>.po
 * makes a language; what is missing there stays English. The pseudo-language
 * "qps" shows words that nobody marked and layouts that cut words off.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const house = dirname(dirname(fileURLToPath(import.meta.url)));

class Fault extends Error {}

function fault(file, line, what)
{
	throw new Fault(`${relative(process.cwd(), file)}:${line}: ${what}`);
}

const line_of = (text, at) => text.slice(0, at).split("\n").length;

/* -- templates ---------------------------------------------------------- */

function* templates_in(dir)
{
	const by_name = (a, b) => (a.name < b.name ? -1 : 1);

	for (const entry of readdirSync(dir, { withFileTypes: true }).sort(by_name)) {
		const path = join(dir, entry.name);

		if (entry.isDirectory())
			yield* templates_in(path);
		else if (entry.name.endsWith(".tpl"))
			yield path;
	}
}

/* The text in pieces: { text } as it stands, { word, line } where brackets were. */
function pieces_of(file)
{
	const text = readFileSync(file, "utf8");
	const mark = /\{\{![^]*?\}\}|\[\[|\]\]/g;
	const pieces = [];
	let from = 0, open = -1;

	for (let m; (m = mark.exec(text)); ) {
		if (m[0].startsWith("{{!"))
			continue;
		if (m[0] === "]]") {
			if (open < 0)
				fault(file, line_of(text, m.index), "]] without [[");
			pieces.push({ word: text.slice(open, m.index), line: line_of(text, open) });
			open = -1;
		} else {
			if (open >= 0)
				fault(file, line_of(text, open), "[[ without ]]");
			pieces.push({ text: text.slice(from, m.index) });
			open = mark.lastIndex;
		}
		from = mark.lastIndex;
	}
	if (open >= 0)
		fault(file, line_of(text, open), "[[ without ]]");
	pieces.push({ text: text.slice(from) });
	return check_words(file, pieces);
}

function check_words(file, pieces)
{
	for (const { word, line } of pieces) {
		if (word === undefined)
			continue;
		if (word.trim() !== word || word === "" || word.includes("\n"))
			fault(file, line, "words between [[ and ]] are one line without blanks at the ends");
		if (/[<>]/.test(word.replace(/\{\{.*?\}\}/g, "")))
			fault(file, line, "no markup between [[ and ]]");
	}
	return pieces;
}

const markers_of = (word) => (word.match(/\{\{.*?\}\}/g) ?? []).sort().join(" ");

/* Words go into texts and into attributes, so quotes are written out, too. */
function escape_html(word)
{
	const as = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

	return word.split(/(\{\{.*?\}\})/)
		.map((part, i) => (i % 2 ? part : part.replace(/[&<>"']/g, (c) => as[c])))
		.join("");
}

function write_tree(from, to, translate)
{
	rmSync(to, { recursive: true, force: true });
	for (const file of templates_in(from)) {
		const target = join(to, relative(from, file));
		const pieces = pieces_of(file);
		const html = pieces[0].text.startsWith('{{%AUTOESCAPE context="HTML"}}');
		const put = (word) => (html ? escape_html(word) : word);

		mkdirSync(dirname(target), { recursive: true });
		writeFileSync(target, pieces.map((p) => p.text ?? put(translate(p.word))).join(""));
	}
}

function build(out, { from, pseudo })
{
	const catalogues = join(from, "po");
	let names = [];

	try {
		names = readdirSync(catalogues).filter((name) => name.endsWith(".po"));
	} catch (e) {
		if (e.code !== "ENOENT")
			throw e;
	}
	write_tree(from, join(out, "en"), (word) => word);
	for (const name of names) {
		const words = catalogue(join(catalogues, name));

		write_tree(from, join(out, basename(name, ".po")), (word) => words.get(word) ?? word);
	}
	if (pseudo)
		write_tree(from, join(out, "qps"), pseudo_word);
}

function pot(file, { from })
{
	const places = new Map();

	for (const template of templates_in(from))
		for (const { word, line } of pieces_of(template))
			if (word !== undefined)
				places.set(word, [...(places.get(word) ?? []),
					`${relative(dirname(from), template)}:${line}`]);
	writeFileSync(file, po_header("") + [...places].map(([word, at]) =>
		`\n${at.map((place) => `#: ${place}\n`).join("")}msgid ${quoted(word)}\nmsgstr ""\n`).join(""));
}

/* -- gettext catalogues ------------------------------------------------- */

const quoted = (text) => JSON.stringify(text);

function po_header(language)
{
	return 'msgid ""\nmsgstr ""\n' + [
		"Project-Id-Version: firstline",
		"MIME-Version: 1.0",
		"Content-Type: text/plain; charset=UTF-8",
		"Content-Transfer-Encoding: 8bit",
		...(language ? [`Language: ${language}`, "Plural-Forms: nplurals=2; plural=(n != 1);"] : []),
	].map((line) => `"${line}\\n"\n`).join("");
}

/* The string of one quoted line: the escapes of C that gettext writes are those of JSON, but for octal. */
function unquoted(file, line, text)
{
	try {
		return JSON.parse(text);
	} catch {
		return fault(file, line, `not a quoted text: ${text}`);
	}
}

/* Entries as { line, flags, msgctxt, msgid, msgid_plural, "msgstr", "msgstr[0]" ... }. */
function po_entries(file)
{
	const entries = [];
	let entry = null, key = null;

	readFileSync(file, "utf8").split("\n").forEach((raw, i) => {
		const text = raw.trim();
		const said = /^(msgctxt|msgid|msgid_plural|msgstr(?:\[\d\])?)\s+(".*")$/.exec(text);

		if (text === "" || text.startsWith("#~")) {
			entry = key = null;
			return;
		}
		if (!entry || (said && ["msgctxt", "msgid"].includes(said[1]) && said[1] in entry))
			entries.push(entry = { line: i + 1, flags: "" });
		if (text.startsWith("#")) {
			entry.flags += text.startsWith("#,") ? text : "";
		} else if (said) {
			key = said[1];
			entry[key] = unquoted(file, i + 1, said[2]);
		} else if (key && text.startsWith('"')) {
			entry[key] += unquoted(file, i + 1, text);
		} else {
			fault(file, i + 1, `not understood: ${text}`);
		}
	});
	return entries.filter((e) => e.msgid !== undefined);
}

function catalogue(file)
{
	const words = new Map();

	for (const e of po_entries(file)) {
		if (!e.msgid || !e.msgstr || e.msgid_plural || /\bfuzzy\b/.test(e.flags))
			continue;
		if (markers_of(e.msgid) !== markers_of(e.msgstr))
			fault(file, e.line, `other {{NAMES}} than in ${quoted(e.msgid)}`);
		words.set(e.msgid, e.msgstr);
	}
	return words;
}

/* -- the pseudo-language ------------------------------------------------ */

const plain   = "abcdeghijklnorstuwyzACDEGHIJKLNORSTUWYZ";
const accents = "áƀçđéǧĥíĵķľñóřšťúŵýžÁÇĎÉǦĤÍĴĶĽÑÓŘŠŤÚŴÝŽ";

/* Letters with accents, a third longer, between marks; names, conversions and line ends stay. */
function pseudo_word(word)
{
	const kept = /(\{\{.*?\}\}|%(?:\d+\$)?[-+ #0']*(?:\*|\d+)?(?:\.(?:\*|\d+)?)?(?:hh|h|ll|l|j|z|t|L)?[a-zA-Z%]|%<[^>]*>[a-z]?|\n)/;
	const letters = word.split(kept)
		.map((part, i) => (i % 2 ? part : [...part].map((c) => accents[plain.indexOf(c)] ?? c).join("")))
		.join("");
	const longer = "~".repeat(Math.max(1, Math.ceil(word.replace(/\{\{.*?\}\}/g, "").length * 0.3)));
	const end = /\n*$/.exec(letters)[0];
	const start = /^\n*/.exec(letters)[0];

	return `${start}[!! ${letters.slice(start.length, letters.length - end.length)} ${longer} !!]${end}`;
}

function pseudo(from, to)
{
	const said = ({ msgctxt, msgid, msgid_plural, flags }) => [
		flags ? flags.replace(/(?!^)#,/g, ",") : null,
		msgctxt === undefined ? null : `msgctxt ${quoted(msgctxt)}`,
		`msgid ${quoted(msgid)}`,
		...(msgid_plural === undefined
			? [`msgstr ${quoted(pseudo_word(msgid))}`]
			: [`msgid_plural ${quoted(msgid_plural)}`,
			   `msgstr[0] ${quoted(pseudo_word(msgid))}`,
			   `msgstr[1] ${quoted(pseudo_word(msgid_plural))}`]),
	].filter((line) => line !== null).join("\n");

	writeFileSync(to, po_header("qps") +
		po_entries(from).filter((e) => e.msgid !== "").map((e) => `\n${said(e)}\n`).join(""));
}

/* -- asked for ---------------------------------------------------------- */

function main(args)
{
	const options = { from: join(house, "templates"), pseudo: false };
	const names = [];

	while (args.length) {
		const arg = args.shift();

		if (arg === "--pseudo")
			options.pseudo = true;
		else if (arg === "--from" && args.length)
			options.from = args.shift();
		else
			names.push(arg);
	}
	if (names[0] === "build" && names.length === 2)
		return build(names[1], options);
	if (names[0] === "pot" && names.length === 2)
		return pot(names[1], options);
	if (names[0] === "pseudo" && names.length === 3)
		return pseudo(names[1], names[2]);
	throw new Fault("usage: words.mjs build OUT [--pseudo] [--from DIR] | pot FILE [--from DIR] | pseudo IN.pot OUT.po");
}

try {
	main(process.argv.slice(2));
} catch (e) {
	if (!(e instanceof Fault))
		throw e;
	console.error(e.message);
	process.exitCode = 1;
}
