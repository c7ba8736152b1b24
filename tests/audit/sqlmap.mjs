/*
 * B025 once more, by somebody else's program: sqlmap at its deepest level on the questions of
 * addresses and the fields of forms, in an order thrown anew, until AUDIT_TIME is over. How many it did
 * not get to is said.
 */
import { execFile } from "node:child_process";
import { availableParallelism } from "node:os";
import { house, page_with_holes, questions, session, shape } from "./house.mjs";
import { address, forget_guesses } from "./visitor.mjs";

const whole_s = Number(process.env.AUDIT_TIME ?? 600);
const one_s = Math.max(20, whole_s / 10);       /* no target takes all of the time */
const until = performance.now() + whole_s * 1000;
const always = ["--batch", "--disable-coloring", "--dbms=mysql", "--flush-session", "--drop-set-cookie", "--ignore-redirects",
	"--skip-waf", "--retries=0", "--timeout=10", "--time-sec=2", "--ignore-code=400,403,404,409,413,422,429"];
const deep = ["--level=5", "--risk=3", "--union-cols=1-12"];

/* Several run at once, each with files of its own. */
function run(worker, words, seconds)
{
	const all = [...always, `--output-dir=build/audit/sqlmap${worker}`, ...words];

	return new Promise((done) => execFile("sqlmap", all, { timeout: Math.ceil(seconds * 1000), maxBuffer: 64 << 20 },
		(fault, said) => done({ over: Boolean(fault?.killed), said,
			found: /identified the following injection point/.test(said),
			finished: /identified the following|do not appear to be injectable/.test(said) })));
}

const as = async (who) => (who ? [`--cookie=${await session(who)}`] : []);

async function targets()
{
	const { forms, pages } = await house();
	const list = [];

	for (const { path, who, names } of questions())
		for (const name of names)
			list.push({ name: `GET ${path} ${name}`, words: [...await as(who), `-p${name}`,
				`-u${address}${pages.get(path)?.path ?? path.replace("{id}", "10001")}?${name}=1`] });
	for (const form of forms) {
		const fields = [...form.fields].filter(([name]) => name !== "once").map(([name, value]) => [name, value || "1"]);

		if (!form.who || form.action === "/me/password")
			continue;               /* each try makes a hash; the scanner was there */
		for (const [name] of fields.filter(([one]) => one !== "csrf"))
			list.push({ name: `POST ${shape(form.action)} ${name}`, words: [...await as(form.who), `-p${name}`, `-u${address}${form.action}`,
				`--data=${new URLSearchParams(fields)}`, "--csrf-token=csrf", `--csrf-url=${address}${form.page}`] });
	}
	return list.map((target) => ({ target, at: Math.random() })).sort((a, b) => a.at - b.at).map(({ target }) => target);
}

async function control()
{
	const page = await page_with_holes();
	const { found } = await run("", ["--level=1", "--technique=BE", `-uhttp://127.0.0.1:${page.port}/?q=1`], 120);

	page.close();
	console.log(`${found ? "ok" : "not ok"} - B025 sqlmap finds the hole of a page that has one`);
}

async function all()
{
	const list = await targets();
	const whole = list.length;
	const left = () => (until - performance.now()) / 1000;
	const holes = [], odd = [];
	let finished = 0, begun = 0;

	const work = async (worker) => {
		while (list.length && left() > 5) {
			const { name, words } = list.pop();
			const seen = await run(worker, [...deep, ...words], Math.min(one_s, left()));

			begun++;
			finished += seen.finished;
			if (seen.found)
				holes.push(`${name}: ${/Parameter: .*/.exec(seen.said)?.[0]}`);
			if (!seen.finished && !seen.over)
				odd.push(`${name} ${/\[CRITICAL\] .*/.exec(seen.said)?.[0] ?? "has no verdict"}`);
		}
	};

	await Promise.all(Array.from({ length: availableParallelism() }, (_, i) => work(i)));
	holes.concat(odd).forEach((hole) => console.log(`not ok - B025 sqlmap: ${hole}`));
	console.log(`${holes.length || !begun ? "not ok" : "ok"} - B025 sqlmap, level 5, risk 3: ${finished} of ${whole} parameters to the end, ` +
		`${begun - finished - odd.length} in part, ${holes.length} holes; another choice of them each time, all of them with a longer AUDIT_TIME`);
}

forget_guesses();
await control();
await all();
process.exit(0);
