/*
 * See bench.sh, which starts everything. Each page is asked a bounded number of times by build/bench/ask;
 * before and after it the kernel is asked how much CPU the web program, the database and nginx have used.
 */
import { execFileSync } from "node:child_process";
import { openSync, readFileSync, readSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { join } from "node:path";

const [tickets, data, run, port_text, bare_pid, bare_nginx, ...parts] = process.argv.slice(2);
const port = Number(port_text);
const password = "otter-lagoon-42";
const ticks_per_s = 100;                /* USER_HZ, whatever the kernel's own is */

const sleep = (ms) => new Promise((done) => setTimeout(done, ms));

/* -- the database, to look and to tidy ------------------------------------------------------------ */

function sql(statement)
{
	return execFileSync("mariadb", ["--no-defaults", `--socket=${run}/db.sock`, "--batch", "--raw",
		"--skip-column-names", "firstline", "-e", statement], { encoding: "utf8" })
		.split("\n").filter(Boolean).map((line) => line.split("\t"));
}

const number = (statement) => Number(sql(statement)[0]?.[0] ?? 0);

/* -- processes ------------------------------------------------------------------------------------ */

const process_of = (part) => Number(readFileSync(join(data, "run", `${part}.process`), "utf8").split(" ")[0]);

function stat(pid)
{
	try {
		const words = readFileSync(`/proc/${pid}/stat`, "utf8").replace(/^.*\) /s, "").split(" ");

		return { parent: Number(words[1]), ticks: words.slice(11, 15).map(Number) };
	} catch {
		return null;
	}
}

function children(pid)
{
	return readdirSync("/proc").filter((name) => /^\d+$/.test(name))
		.filter((name) => stat(name)?.parent === Number(pid)).map(Number);
}

/* Of a process, its children that live, and those it has buried; ms. */
function cpu_of(pid)
{
	const own = stat(pid)?.ticks ?? [0, 0, 0, 0];
	const below = children(pid).map((child) => stat(child)?.ticks ?? [0, 0]);

	return [own, ...below.map(([user, system]) => [user, system])].flat()
		.reduce((sum, n) => sum + n, 0) * 1000 / ticks_per_s;
}

function pss_of(pid)
{
	return Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, "utf8"))?.[1] ?? 0) / 1024;
}

const ours = () => ({ web: process_of("web"), db: process_of("db"), nginx: process_of("nginx") });
const bares = () => ({ web: Number(bare_pid), db: process_of("db"), nginx: Number(bare_nginx) });

/* Until what was loaded is flushed and purged, or a minute has passed. */
async function quiet()
{
	for (let tries = 0; tries < 30; tries++) {
		const before = cpu_of(process_of("db"));

		await sleep(2000);
		if (cpu_of(process_of("db")) - before < 100)
			return;
	}
}

/* The worker rests meanwhile, but not in the middle of something. */
async function pause_worker()
{
	const worker = process_of("worker");

	for (let tries = 0; tries < 20; tries++) {
		process.kill(worker, "SIGSTOP");
		if (!number("SELECT COUNT(*) FROM information_schema.innodb_trx"))
			return () => process.kill(worker, "SIGCONT");
		process.kill(worker, "SIGCONT");
		await sleep(500);
	}
	return () => {};
}

/* -- a visitor ------------------------------------------------------------------------------------ */

function fetch_page(path, { cookie = "", form = null, at = port } = {})
{
	const body = form && new URLSearchParams(form).toString();

	return new Promise((done, fail) => {
		const asked = request({ host: "127.0.0.1", port: at, path, method: form ? "POST" : "GET", agent: false, headers: {
			cookie, "origin": `http://127.0.0.1:${at}`, "sec-fetch-site": "same-origin",
			...(form && { "content-type": "application/x-www-form-urlencoded", "content-length": Buffer.byteLength(body) }),
		} }, (answer) => {
			let text = "";

			answer.setEncoding("utf8");
			answer.on("data", (piece) => { text += piece; });
			answer.on("end", () => done({ status: answer.statusCode, headers: answer.headers, text }));
		});

		asked.on("error", fail);
		asked.end(body ?? undefined);
	});
}

const csrf_in = (text) => /name="csrf" value="([^"]+)"/.exec(text)[1];
const cookies_in = (answer) => (answer.headers["set-cookie"] ?? []).map((line) => line.split(";")[0]);

async function signed_in(email)
{
	const page = await fetch_page("/sign-in");
	const answer = await fetch_page("/sign-in", { cookie: cookies_in(page).join("; "),
		form: { csrf: csrf_in(page.text), email, password, next: "/" } });

	if (answer.status !== 303)
		throw new Error(`${email} cannot sign in: ${answer.status}`);
	return cookies_in(answer).filter((line) => line.includes("sid")).join("; ");
}

function ask(paths, count, { cookie = "-", connections = 8, body = "-", at = port } = {})
{
	return JSON.parse(execFileSync("build/bench/ask",
		[at, connections, count, cookie, body, ...paths].map(String), { encoding: "utf8" }));
}

/* -- what is asked -------------------------------------------------------------------------------- */

const ids = (statement) => sql(statement).map(([id]) => `/tickets/${id}`);

async function visitors()
{
	const [asker] = sql("SELECT p.email, COUNT(*) AS n FROM ticket t JOIN person p ON p.id = t.requester_id" +
		" WHERE p.roles = 'employee' AND t.is_open GROUP BY p.id ORDER BY n DESC, p.id LIMIT 1");
	const rare = sql("SELECT REGEXP_SUBSTR(text, '(AT|PC|SN|LT)[0-9]{6}') FROM entry" +
		" WHERE text REGEXP '(AT|PC|SN|LT)[0-9]{6}' LIMIT 1")[0]?.[0] ?? "rechnung";

	return { agent: await signed_in("mia@demo.example"), asker: await signed_in(asker[0]), rare };
}

function pages({ agent, asker, rare })
{
	const talk = ids("SELECT t.id FROM ticket t JOIN entry e ON e.ticket_id = t.id" +
		" WHERE NOT t.confidential AND t.id > (SELECT MAX(id) - 60000 FROM ticket)" +
		" GROUP BY t.id HAVING COUNT(*) BETWEEN 9 AND 11 LIMIT 100");
	const most = 500;

	return [
		{ name: "queue open", paths: ["/queue/open"], cookie: agent, goal: 3, kb: 48 },
		{ name: "queue unassigned", paths: ["/queue/unassigned"], cookie: agent, goal: 3, kb: 48 },
		{ name: "queue mine", paths: ["/queue/mine"], cookie: agent, goal: 3, kb: 48 },
		{ name: "queue waiting", paths: ["/queue/waiting"], cookie: agent, goal: 3, kb: 48 },
		{ name: "queue solved", paths: ["/queue/solved"], cookie: agent, goal: 3, kb: 48 },
		{ name: "ticket, 10 entries", paths: talk, cookie: agent, goal: 4 },
		{ name: "my requests", paths: ["/tickets?show=open"], cookie: asker, goal: 3 },
		{ name: "search, common word", paths: ["/search?q=please"], cookie: agent, ms: 50, count: most },
		{ name: "search, rare word", paths: [`/search?q=${rare}`], cookie: agent, ms: 15, count: most },
	];
}

/* -- costs ---------------------------------------------------------------------------------------- */

const counters = ["Com_commit", "Com_stmt_execute", "Handler_read_key", "Handler_read_next",
	"Handler_read_prev", "Handler_read_rnd", "Handler_read_rnd_next"];

function status()
{
	const rows = Object.fromEntries(sql("SHOW GLOBAL STATUS"));

	return counters.map((name) => Number(rows[name]));
}

function measure(page, count, processes = ours(), warm = Math.min(count, 300))
{
	const options = { cookie: page.cookie, body: page.body, connections: page.connections, at: page.at };

	ask(page.paths, warm, options);

	const handled = status();
	const before = Object.values(processes).map(cpu_of);
	const said = ask(page.paths, count, options);
	const used = Object.values(processes).map((pid, i) => (cpu_of(pid) - before[i]) / count);
	const rows = status().map((n, i) => (n - handled[i]) / count);

	return { ...page, ...said, used, cpu: used.reduce((sum, ms) => sum + ms, 0), size: said.bytes / said.done,
		statements: rows[1], commits: rows[0], rows: rows.slice(2).reduce((sum, n) => sum + n, 0) };
}

const f = (n, digits = 2) => n.toFixed(digits);
const verdict = (so) => (so ? "ok" : "OVER");

function say_table(head, rows)
{
	const all = [head, ...rows];
	const width = head.map((_, i) => Math.max(...all.map((row) => String(row[i]).length)));

	for (const row of all)
		console.log(row.map((cell, i) => (i ? String(cell).padStart(width[i]) : String(cell).padEnd(width[i]))).join("  "));
}

function goal_of(m, bare)
{
	const wants = [];

	if (m.goal)
		wants.push(`${m.goal}x ${verdict(m.cpu <= m.goal * bare)}`);
	if (m.ms)
		wants.push(`${m.ms} ms ${verdict(m.cpu <= m.ms)}`);
	if (m.kb)
		wants.push(`5/15 ms ${verdict(m.server_p50 < 5 && m.server_p99 < 15)}`, `${m.kb} KB ${verdict(m.size < m.kb * 1024)}`);
	if (m.rate)
		wants.push(`${m.rate}/s ${verdict(m.done / m.seconds >= m.rate)}`);
	return wants.join(", ");
}

function row_of(m, bare)
{
	return [m.name, f(m.cpu), f(m.cpu / bare), ...m.used.map((ms) => f(ms)), f(m.server_p50), f(m.server_p99),
		f(m.done / m.seconds, 0), f(m.size / 1024, 1), f(m.statements, 1), f(m.rows, 0), goal_of(m, bare)];
}

/* A form filled in by an employee, its key new each time. */
async function form_for(cookie)
{
	const page = await fetch_page("/tickets/new", { cookie });
	const category = number("SELECT id FROM category WHERE code = 'wifi'");

	writeFileSync("build/bench/form", new URLSearchParams({ csrf: csrf_in(page.text), kind: "incident", category,
		phone: "", location: "", text: "Since this morning the Wi-Fi drops every ten minutes. Please help.",
		blocked: "hurts", affected: "me" }).toString() + "&once=@ONCE@");
	return "build/bench/form";
}

/* What the bench opened goes again, so that the next run measures the same. */
function tidy(last)
{
	const tables = ["event", "span", "timer", "contact", "follower", "entry"];

	sql([...tables.map((table) => `DELETE FROM ${table} WHERE ticket_id > ${last}`),
		`DELETE FROM ticket WHERE id > ${last}`, "DELETE FROM once"].join("; "));
}

async function measure_creating(cookie)
{
	const last = number("SELECT MAX(id) FROM ticket");
	const page = { name: "create a ticket", paths: ["/tickets"], cookie, body: await form_for(cookie), connections: 16,
		ms: 3, rate: 300 };
	const m = measure(page, 2000);

	tidy(last);
	if (m.s3 !== m.done)
		console.log(`creating a ticket was refused ${m.done - m.s3} times of ${m.done}`);
	return m;
}

async function costs(who)
{
	const base = { name: "bare page", paths: ["/bare"], at: port + 1 };
	const bares_measured = [measure(base, 3000, bares())];
	const measured = [];

	for (const page of pages(who)) {
		const first = page.paths.length ? await fetch_page(page.paths[0], { cookie: page.cookie }) : { status: 404 };

		if (first.status !== 200)
			console.log(`${page.name}: ${first.status}, not measured`);
		else
			measured.push(measure(page, page.count ?? 3000));
		if (measured.length % 4 === 0)
			bares_measured.push(measure(base, 3000, bares()));
	}
	measured.push(await measure_creating(who.asker));
	bares_measured.sort((a, b) => a.cpu - b.cpu);

	const bare = bares_measured[Math.floor(bares_measured.length / 2)];

	console.log(`\n${tickets} tickets. CPU in ms per request: all, times the bare page, then web, database, nginx.`);
	say_table(["page", "CPU", "x bare", "web", "db", "nginx", "p50", "p99", "per s", "KB", "statements", "rows read", "goals"],
		[{ ...bare, name: `bare page (${bares_measured.map((m) => f(m.cpu)).join(" ")})` }, ...measured].map((m) => row_of(m, bare.cpu)));
	if (bare.cpu > 0.9)
		console.log("The bare page is over 0.9 ms: not accepted as a base.");
	console.log(`commits per ticket created: ${f(measured.at(-1).commits)}`);
	return { bare: bare.cpu, pages: measured.map(({ name, cpu, server_p50, server_p99 }) => ({ name, cpu, server_p50, server_p99 })) };
}

/* -- statements: the slow log of the server, which also has the plans ----------------------------- */

const squeeze = (text) => text.replace(/\s+/g, " ").trim();

function read_log(file, from)
{
	const size = statSync(file).size;
	const text = Buffer.alloc(size - from);

	readSync(openSync(file, "r"), text, 0, text.length, from);
	return text.toString("utf8").split(/^# User@Host/m).slice(1).map((part) => ({
		ms: Number(/Query_time: ([\d.]+)/.exec(part)?.[1]) * 1000, rows: Number(/Rows_examined: (\d+)/.exec(part)?.[1]),
		sent: Number(/Rows_sent: (\d+)/.exec(part)?.[1]), sorted: /Filesort: Yes/.test(part), full: /Full_scan: Yes/.test(part),
		temporary: /Tmp_table: Yes/.test(part), disk: /Tmp_table_on_disk: Yes/.test(part),
		plan: [...part.matchAll(/^# explain: (\d.*)$/gm)].map((line) => line[1].split("\t")),
		text: squeeze(part.replace(/^#.*$/gm, "").replace(/^.*SET timestamp=\d+;/s, "").replace(/^\s*(use \w+;)/, "")),
	})).filter((s) => s.text && !/^(SET|COMMIT|START|ROLLBACK|SAVEPOINT|RELEASE|Quit)/i.test(s.text) && s.text !== ";");
}

/* Workers have their sessions' settings from when they connected, so new ones are asked for. */
async function log_all(on)
{
	const file = join(data, "log/statements.log");

	sql(on ? `SET GLOBAL slow_query_log_file='${file}', GLOBAL long_query_time=0,` +
			" GLOBAL log_slow_verbosity='query_plan,explain', GLOBAL slow_query_log=1"
		: "SET GLOBAL slow_query_log=0, GLOBAL long_query_time=10");
	process.kill(process_of("web"), "SIGHUP");
	await sleep(2500);
	return file;
}

function say_statement(s)
{
	const marks = [s.full && "SCAN", s.sorted && "sorts", s.temporary && "temporary", s.disk && "ON DISK"].filter(Boolean);

	console.log(`  ${String(s.rows).padStart(6)} rows ${String(s.sent).padStart(4)} sent ${f(s.ms).padStart(7)} ms  ` +
		`${s.text.slice(0, 110)}${marks.length ? `  [${marks.join(" ")}]` : ""}`);
}

function say_plan(s)
{
	for (const [id, kind, table, type, , key, , , rows, r_rows, , , extra] of s.plan)
		console.log(`        ${id} ${kind.padEnd(12)} ${table.padEnd(12)} ${type.padEnd(8)} ${String(key).padEnd(15)}` +
			` ${String(rows).padStart(7)} thought, ${String(r_rows).padStart(8)} read  ${extra ?? ""}`);
}

function lists({ agent, asker })
{
	const views = { mine: ["due", "priority", "updated", "number"], unassigned: ["due", "priority", "updated", "number"],
		waiting: ["updated", "number"], open: ["due", "priority", "updated", "number"], solved: ["solved"] };

	return [
		...Object.entries(views).flatMap(([view, sorts]) => sorts.flatMap((sort) => ["up", "down"].map((dir) =>
			({ path: `/queue/${view}?sort=${sort}&dir=${dir}`, cookie: agent })))),
		...["open", "waiting", "solved", "shared"].map((show) => ({ path: `/tickets?show=${show}`, cookie: asker })),
	];
}

async function statements_of(file, path, cookie)
{
	for (let i = 0; i < 8; i++)     /* each worker has prepared what it needs */
		await fetch_page(path, { cookie });

	const from = statSync(file).size;

	await fetch_page(path, { cookie });
	await sleep(30);
	return read_log(file, from);
}

async function statements(who)
{
	const file = await log_all(true);

	console.log("\nStatements of each page, with the rows that the server looked at for them");
	for (const page of pages(who).filter(({ paths }) => paths.length)) {
		const found = await statements_of(file, page.paths[0], page.cookie);

		console.log(`${page.name}: ${found.length} statements, ${verdict(found.length <= 12)}`);
		found.forEach(say_statement);
	}
	console.log("\nHow the server walks each list");
	for (const { path, cookie } of lists(who)) {
		const list = (await statements_of(file, path, cookie)).find(({ text }) => /AS last_line/.test(text));

		console.log(path);
		if (list) {
			say_statement(list);
			say_plan(list);
		}
	}
	await log_all(false);
}

/* -- memory --------------------------------------------------------------------------------------- */

async function memory(who)
{
	const all = pages(who).filter(({ name }) => /^(queue open|ticket|queue mine)/.test(name));
	const paths = all.flatMap((page) => page.paths);
	let asked = 0;

	process.kill(process_of("web"), "SIGHUP");
	await sleep(2500);
	console.log("\nPSS of the workers, of queue and ticket pages (goal: 40 MB together, no growth)");
	for (const until of [1000, 10000, 70000, 100000]) {
		ask(paths, until - asked, { cookie: who.agent });
		asked = until;

		const each = children(process_of("web")).map(pss_of);
		const sum = each.reduce((a, b) => a + b, 0);

		console.log(`  after ${String(asked).padStart(6)} requests: ${f(sum, 1)} MB in ${each.length} workers ` +
			`(${each.map((n) => f(n, 1)).join(" ")}) ${verdict(sum <= 40)}`);
	}
}

/* -- all of it ------------------------------------------------------------------------------------ */

const go_on = await pause_worker();

try {
	sql("ANALYZE TABLE ticket, entry, event, span, timer, contact, person, membership, follower");
	await quiet();

	const who = await visitors();

	if (parts.includes("costs"))
		writeFileSync(`build/bench/${tickets}.json`, JSON.stringify(await costs(who), null, "\t"));
	if (parts.includes("statements"))
		await statements(who);
	if (parts.includes("memory"))
		await memory(who);
} finally {
	go_on();
}
