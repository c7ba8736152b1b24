/* The web server and what stands behind it, as a program sees them that keeps to no rules. */
import assert from "node:assert/strict";
import { connect } from "node:net";
import test, { after } from "node:test";
import { close_browser, site, sign_in, Company } from "./firstline.mjs";

const patience_ms = 20e3;
let signed_in = "";

after(close_browser);

/* Bytes there, bytes back, until the other side has closed or said no more for lack of a request. */
async function speak(bytes)
{
	const { port } = new URL((await site()).address);

	return new Promise((done, fail) => {
		const wire = connect({ host: "127.0.0.1", port: Number(port) });
		let text = "";

		wire.setTimeout(patience_ms, () => wire.destroy(new Error("no answer")));
		wire.setEncoding("latin1");
		wire.on("data", (piece) => { text += piece; });
		wire.on("error", (fault) => (text ? done(text) : fail(fault)));
		wire.on("close", () => done(text));
		wire.write(bytes, "latin1");
	});
}

function read(text)
{
	const [head, ...rest] = text.split("\r\n\r\n");

	return { text, head, body: rest.join("\r\n\r\n"), status: Number(/^HTTP\/1\.1 (\d+)/.exec(head)?.[1]),
		header: (name) => new RegExp(`^${name}: (.*)$`, "im").exec(head)?.[1] ?? "" };
}

/* headers as lines; Host is ours and the connection ends, unless they say otherwise. */
async function ask(line, headers = [], body = "")
{
	const { host } = new URL((await site()).address);
	const all = headers.some((one) => /^host:/i.test(one)) ? headers : [`Host: ${host}`, ...headers];

	return read(await speak(`${line} HTTP/1.1\r\n${all.concat("Connection: close").join("\r\n")}\r\n\r\n${body}`));
}

const get = (path, ...headers) => ask(`GET ${path}`, headers);

/* The Cookie header of somebody who works at the desk. */
async function cookie()
{
	if (!signed_in) {
		const company = new Company(await site());
		const page = await company.stranger();

		await sign_in(page, "lena");
		signed_in = `Cookie: ${(await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join("; ")}`;
		await company.leave();
	}
	return signed_in;
}

function tried(name, story)
{
	test(name, { timeout: 120e3 }, story);
}

tried("B012 B035 what an address brings along never becomes a header", async () => {
	for (const path of ["/sign-in?next=/a%0d%0aSet-Cookie:%20evil=1", "/a%0d%0aX-Evil:1", "/static/%0d%0aX-Evil:1",
		"/%E5%98%8D%E5%98%8AX-Evil:1", "/tickets?show=%0aX-Evil:1", "/static/a%20b%0aX-Evil:1?x=%0d%0a%0d%0a<b>"]) {
		const seen = await get(path);

		assert.doesNotMatch(seen.head, /^(X-Evil|Set-Cookie: evil)/im, path);
		assert.ok(seen.status < 500, `${path}: ${seen.status}`);
	}
});

tried("B037 no address leads out of the directory of static files", async () => {
	const root = "root:x:0";

	for (const path of ["/static/../../etc/passwd", "/static/..%2f..%2fetc/passwd", "/static/%2e%2e/%2e%2e/README.md",
		"/static/....//....//etc/passwd", "/static//etc/passwd", "/static/..\\..\\README.md", "/static/%c0%ae%c0%ae/README.md",
		"/static../README.md", "/static/.built", "/static/%00", "/../firstline.conf", "/.own/refused.html", "/.own/../README.md",
		"/static/.git/config", "/static/%252e%252e/README.md", "//etc/passwd", "/static/"]) {
		const seen = await get(path);

		assert.ok([400, 403, 404, 303].includes(seen.status), `${path}: ${seen.status}`);
		assert.ok(!seen.text.includes(root) && !seen.text.includes("# Firstline") && !seen.text.includes("secret="), path);
		assert.ok(!/Index of/i.test(seen.body), path);
	}
});

tried("B050 whoever comes by another name is sent away, and no link has that name", async () => {
	const { host, port } = new URL((await site()).address);

	for (const name of ["evil.example", `evil.example:${port}`, "127.0.0.1.evil.example", "", "evil.example, 127.0.0.1", "[::1]", "0x7f.1"]) {
		const seen = await get("/sign-in", `Host: ${name}`);

		assert.ok([400, 421].includes(seen.status), `Host: ${name}: ${seen.status}`);
		assert.doesNotMatch(seen.text, /evil/);
		assert.match(seen.header("content-security-policy"), /default-src 'none'/, name);
		assert.ok([400, 421].includes((await get("/static/app.css", `Host: ${name}`)).status), name);
	}
	assert.ok([400, 421].includes((await ask("GET http://evil.example/sign-in")).status), "an address with a host in it");
	assert.equal((await get("/sign-in", `Host: ${host}`, "Host: evil.example")).status, 400, "two names");
	assert.equal((await get("/me", "Host: localhost")).header("location"), `http://${host}/me`);
	for (const header of ["X-Forwarded-Host", "X-Host", "X-Original-Host", "Forwarded", "X-HTTP-Host-Override"]) {
		const seen = await get("/me", `${header}: ${header === "Forwarded" ? "host=" : ""}evil.example`);

		assert.equal(seen.header("location"), "/sign-in?next=%2Fme");
		assert.doesNotMatch(seen.text, /evil/);
	}
});

tried("B077 nobody outside finds what is meant for those inside", async () => {
	for (const path of ["/server-status", "/nginx_status", "/status", "/metrics", "/.git/HEAD", "/.env", "/conf/firstline.conf",
		"/web.sock", "/log/web.log", "/static/../firstline.conf", "/basic_status", "/fpm-ping"]) {
		const seen = await get(path);

		assert.ok([303, 400, 404].includes(seen.status), `${path}: ${seen.status}`);
		assert.doesNotMatch(seen.header("server"), /\d/, "no version");
		assert.doesNotMatch(seen.head, /x-powered-by/i);
	}
});

tried("B078 B089 no header turns one method into another", async () => {
	for (const header of ["X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override"]) {
		assert.equal((await get("/sign-out", `${header}: POST`, await cookie())).status, 405);
		assert.equal((await get("/me", await cookie(), `${header}: DELETE`)).status, 200);
	}
});

tried("B081 a form from elsewhere is refused with the cookie in it", async () => {
	const body = "csrf=x&text=a";
	const form = ["Content-Type: application/x-www-form-urlencoded", `Content-Length: ${body.length}`];

	for (const from of [["Origin: http://evil.example"], ["Sec-Fetch-Site: cross-site"], []])
		assert.equal((await ask("POST /tickets", [await cookie(), ...form, ...from], body)).status, 403);
});

tried("B085 no origin but our own is ever allowed to read", async () => {
	const { origin } = new URL((await site()).address);

	for (const from of ["null", "http://evil.example", `${origin}.evil.example`, origin]) {
		for (const path of ["/me", "/static/app.css", "/healthz", "/no-such-page", "/people/find?q=an"]) {
			const seen = await get(path, `Origin: ${from}`, await cookie());

			assert.doesNotMatch(seen.head, /access-control/i, `${path} for ${from}`);
			assert.equal(seen.header("cross-origin-resource-policy"), "same-origin");
		}
		assert.equal((await ask("OPTIONS /tickets", [`Origin: ${from}`, "Access-Control-Request-Method: POST"])).status, 405);
	}
});

tried("B086 nothing becomes a web socket or a stream", async () => {
	for (const path of ["/", "/me", "/queue/open", "/ws", "/events", "/healthz"]) {
		const socket = await get(path, await cookie(), "Origin: http://evil.example", "Upgrade: websocket",
			"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==", "Sec-WebSocket-Version: 13");
		const stream = await get(path, await cookie(), "Origin: http://evil.example", "Accept: text/event-stream");

		assert.notEqual(socket.status, 101, path);
		assert.doesNotMatch(stream.header("content-type"), /event-stream/, path);
	}
});

tried("B087 a private page is kept by nobody, under whatever name", async () => {
	const [[id]] = (await site()).sql("SELECT MAX(id) FROM ticket WHERE NOT confidential");

	for (const path of ["/me", `/tickets/${id}`, "/queue/open", "/", `/tickets/${id}?x=.css`]) {
		const seen = await get(path, await cookie());

		assert.ok([200, 303].includes(seen.status), `${path}: ${seen.status}`);
		assert.equal(seen.header("cache-control"), "no-store", path);
	}
	for (const path of [`/tickets/${id}/x.css`, `/tickets/${id}.css`, "/me/x.js", "/me;x.css", "/me%2fx.css", "/me%00.css", "/me/%2e%2e/static/x.css",
		"/static/..%2fme", "/static/../me", "/static/app.css/me"]) {
		const seen = await get(path, await cookie());

		assert.doesNotMatch(seen.body, /Profile and settings<\/h1>|class="entry/, path);
		assert.ok(seen.status === 200 || seen.header("cache-control") === "no-store", `${path}: ${seen.status}`);
	}
});

tried("B088 a request that can be read in two ways is read in none", async () => {
	const { host } = new URL((await site()).address);
	const hidden = `GET /hidden HTTP/1.1\r\nHost: ${host}\r\n\r\n`;
	const form = "Content-Type: application/x-www-form-urlencoded";
	const twice = {
		"length and chunks": `POST /sign-in HTTP/1.1\r\nHost: ${host}\r\n${form}\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${hidden}`,
		"two lengths": `POST /sign-in HTTP/1.1\r\nHost: ${host}\r\n${form}\r\nContent-Length: 0\r\nContent-Length: 40\r\n\r\n${hidden}`,
		"a length of two": `POST /sign-in HTTP/1.1\r\nHost: ${host}\r\n${form}\r\nContent-Length: 0, 40\r\n\r\n${hidden}`,
		"a length with a sign": `POST /sign-in HTTP/1.1\r\nHost: ${host}\r\n${form}\r\nContent-Length: +0\r\n\r\n${hidden}`,
		"a negative length": `POST /sign-in HTTP/1.1\r\nHost: ${host}\r\n${form}\r\nContent-Length: -1\r\n\r\n${hidden}`,
		"an odd coding": `POST /sign-in HTTP/1.1\r\nHost: ${host}\r\n${form}\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n${hidden}`,
		"two codings": `POST /sign-in HTTP/1.1\r\nHost: ${host}\r\n${form}\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n${hidden}`,
		"a blank before the colon": `POST /sign-in HTTP/1.1\r\nHost: ${host}\r\n${form}\r\nContent-Length : 40\r\n\r\n${hidden}`,
	};

	for (const [name, bytes] of Object.entries(twice)) {
		const text = await speak(bytes);

		assert.equal((text.match(/^HTTP\/1\.1 /gm) ?? []).length, 1, `${name}: one answer\n${text}`);
		assert.ok([400, 411, 501].includes(read(text).status), `${name}: ${read(text).status}`);
	}
});

tried("B089 other methods are refused, and HEAD has no body", async () => {
	for (const method of ["TRACE", "OPTIONS", "PUT", "DELETE", "PATCH", "CONNECT", "PROPFIND", "FOO"]) {
		for (const path of ["/", "/me", "/static/app.css", "/tickets/1"]) {
			const seen = await ask(`${method} ${path}`, ["X-Secret-Canary: otter"]);

			assert.ok([400, 405].includes(seen.status), `${method} ${path}: ${seen.status}`);
			assert.doesNotMatch(seen.body, /otter/, "nothing is sent back");
		}
	}
	for (const path of ["/sign-in", "/sign-out", "/tickets/1/take", "/healthz"]) {
		const seen = await ask(`HEAD ${path}`);

		assert.equal(seen.body, "", path);
		assert.ok(seen.status < 500);
	}
	assert.equal((await ask("HEAD /sign-out", [await cookie()])).status, 405);
	assert.equal((await get("/me", await cookie())).status, 200);
});

tried("B090 a forged address is not where one comes from", async () => {
	const page = await get("/sign-in");
	const own = `Cookie: ${/^set-cookie: ([^;]*)/im.exec(page.head)[1]}`;
	const csrf = /name="csrf" value="([^"]*)"/.exec(page.body)[1];
	const email = `nobody.${process.pid}.${Date.now()}@demo.example`;
	const body = new URLSearchParams({ csrf, email, password: "wrong-otter" }).toString();
	const statuses = [];

	for (let i = 0; i < 7; i++)
		statuses.push((await ask("POST /sign-in", [own, "Content-Type: application/x-www-form-urlencoded",
			`Content-Length: ${body.length}`, `X-Forwarded-For: 10.1.${i}.1`, `X-Real-IP: 10.2.${i}.1`, `Forwarded: for=10.3.${i}.1`,
			`Client-IP: 10.4.${i}.1`, `True-Client-IP: 10.5.${i}.1`, `Remote-Addr: 10.6.${i}.1`], body)).status);
	assert.deepEqual(statuses, [422, 422, 422, 422, 422, 429, 429]);
});
