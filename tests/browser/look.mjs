/*
 * Screenshots of every page for whoever wants to look: node tests/browser/look.mjs OUTDIR
 * Each as ROLE-PAGE-SIZE-THEME.png, on an instance of its own that is gone afterwards.
 */
import { mkdirSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { Company, close_browser, site } from "./firstline.mjs";
import { called, enter, rooms } from "./rooms.mjs";

const sizes = { desktop: { width: 1280, height: 800 }, phone: { width: 360, height: 740 } };
const out = resolve(process.argv[2] ?? "build/look");

/* Names of rooms on the command line, after OUTDIR, leave out the others. */
const wanted = process.argv.slice(3);

async function take(company, room)
{
	const page = await enter(company, room);
	const taken = [];

	/* The note of the last step would come and go; a caret would blink. */
	for (const [size, viewport] of Object.entries(sizes))
		for (const theme of ["light", "dark"]) {
			const file = `${called(room)}-${size}-${theme}.png`;

			await page.setViewportSize(viewport);
			await page.emulateMedia({ colorScheme: theme });
			await page.screenshot({ path: join(out, file), fullPage: true, animations: "disabled" });
			taken.push(file);
		}
	await page.context().close();
	return taken;
}

async function look()
{
	const where = await site("", { data: "build/look-data", build: "build", fresh: true });
	const company = new Company(where);
	let failed = 0;

	for (const room of rooms) {
		if (wanted.length && !wanted.includes(called(room)))
			continue;
		try {
			console.log((await take(company, room)).join("\n"));
		} catch (fault) {
			failed++;
			console.error(`${called(room)}: ${fault.message.split("\n")[0]}`);
		}
	}
	for (const problem of company.problems)
		console.error(problem);
	await close_browser();
	where.stop();
	rmSync(where.data, { recursive: true, force: true });
	return failed + company.problems.length;
}

mkdirSync(out, { recursive: true });
process.exitCode = (await look()) ? 1 : 0;
