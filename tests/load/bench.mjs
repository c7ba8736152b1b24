/*
 * Asks pages as an agent and as an employee, over so many connections, and prints what the server
 * says it took (Server-Timing), how many statements it asked, and what the page weighs.
 *
 *   node tests/load/bench.mjs ADDRESS REQUESTS CONNECTIONS
 */
import http from "node:http";
import { gzipSync } from "node:zlib";

const [address, requests, connections] = [process.argv[2], Number(process.argv[3]), Number(process.argv[4])];
const agent = new http.Agent({ keepAlive: true, maxSockets: connections });

function ask(path, { method = "GET", cookie = "", body = "" } = {})
{
	const headers = { cookie, host: new URL(address).host };

	if (method === "POST")
		Object.assign(headers, { "content-type": "application/x-www-form-urlencoded", "content-length": Buffer.byteLength(body),
			origin: address, "sec-fetch-site": "same-origin" });
	return new Promise((done, failed) => {
		const request = http.request(`${address}${path}`, { method, agent, headers }, (answer) => {
			const pieces = [];

			answer.on("data", (piece) => pieces.push(piece));
			answer.on("end", () => done({ status: answer.statusCode, headers: answer.headers, html: Buffer.concat(pieces) }));
		});

		request.on("error", failed);
		request.end(body);
	});
}

const cookies_of = (answer) => (answer.headers["set-cookie"] ?? []).map((c) => c.split(";")[0]).filter((c) => !c.endsWith("=")).join("; ");

async function sign_in(who)
{
	const page = await ask("/sign-in");
	const csrf = /name="csrf" value="([^"]*)"/.exec(page.html)[1];
	const body = new URLSearchParams({ csrf, email: `${who}@demo.example`, password: "otter-lagoon-42", next: "" }).toString();
	const answer = await ask("/sign-in", { method: "POST", cookie: cookies_of(page), body });

	if (answer.status !== 303)
		throw new Error(`${who} cannot sign in: ${answer.status}`);
	return cookies_of(answer);
}

const figure = (headers, name) => Number(new RegExp(`${name};dur=([\\d.]+)`).exec(headers["server-timing"])[1]);
const at = (sorted, part) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))];

/* The page so many times, a bounded number at once. */
async function measure({ path, cookie }, count)
{
	const times = [];
	let left = count, last;

	const began = process.hrtime.bigint();
	const worker = async () => {
		while (left-- > 0) {
			last = await ask(path, { cookie });
			if (last.status !== 200)
				throw new Error(`${path} answers ${last.status}`);
			times.push(figure(last.headers, "total"));
		}
	};

	await Promise.all(Array.from({ length: connections }, worker));

	const seconds = Number(process.hrtime.bigint() - began) / 1e9;

	times.sort((a, b) => a - b);
	return { median: at(times, 0.5), p99: at(times, 0.99), rate: count / seconds, statements: figure(last.headers, "statements"),
		html: last.html.length, gzip: gzipSync(last.html).length };
}

async function bench()
{
	const [mia, anna] = [await sign_in("mia"), await sign_in("anna")];
	const queue = await ask("/queue/mine", { cookie: mia });
	const ticket = /href="(\/tickets\/\d+)"/.exec(queue.html)[1];
	const request = /href="(\/tickets\/\d+)"/.exec((await ask("/tickets", { cookie: anna })).html)[1];
	const pages = [
		["queue, all open", { path: "/queue/open", cookie: mia }],
		["queue, unassigned", { path: "/queue/unassigned", cookie: mia }],
		["ticket, desk", { path: ticket, cookie: mia }],
		["timeline", { path: `${ticket}/timeline`, cookie: mia }],
		["home", { path: "/", cookie: anna }],
		["my requests", { path: "/tickets", cookie: anna }],
		["request", { path: request, cookie: anna }],
	];
	const each = Math.max(connections, Math.floor(requests / pages.length));
	const line = (cells) => console.log(cells.map((c, i) => (i ? String(c).padStart(11) : c.padEnd(20))).join(""));

	console.log(`${each} requests a page over ${connections} connections; server time in ms`);
	line(["page", "median", "p99", "a second", "statements", "html", "gzip"]);
	for (const [name, page] of pages) {
		await measure(page, connections * 5);           /* warm */

		const m = await measure(page, each);

		line([name, m.median.toFixed(2), m.p99.toFixed(2), m.rate.toFixed(0), m.statements, m.html, m.gzip]);
	}
	agent.destroy();
}

await bench();
