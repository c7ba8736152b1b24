/*
 * Makes dist/ from css/, js/, img/ and a few packages: each file under a name
 * that carries its content's digest, so that browsers may keep it for ever, with
 * a .gz beside it, and manifest.txt, which tells the pages those names. Fails when
 * what a page loads has grown over its budget.
 */
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import * as esbuild from "esbuild";
import { check_icons, mask_rules, sprite } from "./icons.mjs";
import { subset } from "./subset.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const packages = join(here, "node_modules");
const shapes = join(packages, "@tabler/icons/icons/outline");
const read = (...path) => readFileSync(join(...path), "utf8");

/* What a first visit loads, gzip, in KB: the goal, and where the build fails. */
const budgets = {
	desk:   { goal: 110, limit: 130, files: ["app.css", "app.js", "theme.js", "icons.svg", "htmx.js", "elements.js"] },
	portal: { goal: 75,  limit: 85,  files: ["app.css", "app.js", "theme.js", "icons.svg"] },
};

function texts_in(dir, end)
{
	return readdirSync(dir, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))
		.flatMap((e) => e.isDirectory() ? texts_in(join(dir, e.name), end)
			: e.name.endsWith(end) ? [read(dir, e.name)] : []);
}

function class_names(templates, scripts)
{
	const used = new Set();
	const words = (text) => text.split(/[^\w-]+/).forEach((w) => used.add(w));

	for (const text of templates)
		for (const m of text.matchAll(/class="([^"]*)"/g))
			words(m[1].replace(/\{\{.*?\}\}/g, " "));
	for (const text of scripts)
		for (const m of text.matchAll(/"([^"\n]*)"/g))
			words(m[1]);
	used.delete("");
	return used;
}

async function style(templates, scripts)
{
	const ours = texts_in(join(here, "css"), ".css").join("\n");
	const tabler = subset(read(packages, "@tabler/core/dist/css/tabler.css"), class_names(templates, scripts), ours);
	const built = await esbuild.build({
		entryPoints: [join(here, "css/app.css")], bundle: true, minify: true, write: false,
		legalComments: "none", logLevel: "error",
	});
	const base = await esbuild.transform(tabler, { loader: "css", minify: true });

	return "/*! Tabler (MIT), reduced; and our own */\n" + base.code + mask_rules(shapes) + "\n"
		+ built.outputFiles[0].text;
}

async function script(name)
{
	const built = await esbuild.build({
		entryPoints: [join(here, "js", name)], bundle: true, minify: true, write: false, format: "iife",
		target: "es2020", charset: "utf8", legalComments: "inline", nodePaths: [packages], logLevel: "error",
	});

	return built.outputFiles[0].text;
}

async function make_all()
{
	const templates = texts_in(join(here, "../templates"), ".tpl");
	const scripts = texts_in(join(here, "js"), ".js");

	check_icons([...templates, ...scripts]);
	return {
		"app.css":     await style(templates, scripts),
		"app.js":      await script("app.js"),
		"elements.js": await script("elements.js"),
		"htmx.js":     read(packages, "htmx.org/dist/htmx.min.js").replace(/\n?\/\/# sourceMappingURL=.*\n?$/, "\n"),
		"icons.svg":   sprite(shapes, read(here, "img/mark.svg")),
		"theme.js":    await script("theme.js"),
	};
}

function write_all(files)
{
	const dist = join(here, "dist");
	const lines = [];

	rmSync(dist, { recursive: true, force: true });
	mkdirSync(dist);
	for (const [name, text] of Object.entries(files)) {
		const end = extname(name);
		const hash = createHash("sha256").update(text).digest("hex").slice(0, 8);
		const file = `${name.slice(0, -end.length)}.${hash}${end}`;

		writeFileSync(join(dist, file), text);
		writeFileSync(join(dist, `${file}.gz`), gzipSync(text, { level: 9 }));
		lines.push(`${name} /static/${file}\n`);
	}
	writeFileSync(join(dist, "manifest.txt"), lines.join(""));
}

/* True when every page stays within its limit. */
function weigh(files)
{
	const size = Object.fromEntries(Object.entries(files).map(([n, t]) => [n, gzipSync(t, { level: 9 }).length / 1024]));
	let good = true;

	for (const [name, kb] of Object.entries(size))
		console.log(`${name.padEnd(12)} ${kb.toFixed(1).padStart(6)} KB gzip`);
	for (const [page, { goal, limit, files: parts }] of Object.entries(budgets)) {
		const sum = parts.reduce((n, part) => n + size[part], 0);

		console.log(`${page.padEnd(12)} ${sum.toFixed(1).padStart(6)} KB of ${goal} (fails over ${limit})`);
		good &&= sum <= limit;
	}
	return good;
}

const files = await make_all();

if (weigh(files)) {
	write_all(files);
} else {
	console.error("static: over the budget");
	process.exitCode = 1;
}
