/*
 * What the browser tests stand on: a private instance, a browser, people who are signed in, and eyes
 * on everything that a page must never do. A test that passes has seen no error of a script, no
 * breach of the content policy, no request to another host, no answer of 4xx or 5xx that it did
 * not ask for.
 *
 * Environment: DATA (the instance, build/test-data), BUILD (its programs). An instance that runs
 * is used as it is; tests/run ends it afterwards.
 */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { dirname, join, resolve } from "node:path";
import test, { after } from "node:test";
import { fileURLToPath } from "node:url";
import { chromium } from "../../static/node_modules/playwright-core/index.mjs";

export const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
export const password = "otter-lagoon-42";

const patience = 20e3;                  /* longest wait for a state, on a slow machine */

/* -- an instance ---------------------------------------------------------------------------------- */

async function free_port()
{
	const server = createServer();

	await new Promise((done) => server.listen(0, "127.0.0.1", done));

	const { port } = server.address();

	await new Promise((done) => server.close(done));
	return port;
}

const beside = (data, word) => `${data}${word}`;

export class Site {
	constructor(data, environment)
	{
		this.data = data;
		this.environment = environment;
		this.address = readFileSync(join(data, "run/address"), "utf8").trim();
		this.socket = /^socket=(.*)$/m.exec(readFileSync(join(data, "firstline.conf"), "utf8"))[1];
	}

	/* Rows of fields of a statement on the database itself: to arrange and to look, never to act. */
	sql(statement)
	{
		const text = execFileSync("mariadb", ["--no-defaults", `--socket=${this.socket}`, "--batch", "--raw",
			"--default-character-set=utf8mb4", "--skip-column-names", "firstline", "-e", statement], { encoding: "utf8" });

		return text.split("\n").filter(Boolean).map((line) => line.split("\t"));
	}

	/* The operator's tool. */
	tool(...words)
	{
		return execFileSync(join(root, this.environment.BUILD, "firstline"), ["--data", this.data, ...words],
			{ encoding: "utf8", cwd: root });
	}

	/* The process that plays the part (db, web ...); 0 when there is none. */
	process_of(part)
	{
		try {
			return Number(readFileSync(join(this.data, "run", `${part}.process`), "utf8").split(" ")[0]);
		} catch {
			return 0;
		}
	}

	stop()
	{
		instance("stop", this.data, this.environment);
	}
}

/* One at a time for each DATA, for test files may run side by side. */
function instance(verb, data, environment)
{
	return execFileSync("flock", ["--close", beside(data, ".lock"), join(root, "conf/instance.sh"), verb],
		{ cwd: root, encoding: "utf8", env: { ...process.env, ...environment, DATA: data }, stdio: ["ignore", "pipe", "pipe"] });
}

function runs(data)
{
	try {
		instance("status", data, {});
		return true;
	} catch {
		return false;
	}
}

/* The instance of that name, started if it does not run; fresh: without what an earlier one left. "" is the common one. */
export async function site(name = "", { demo = "yes", build = process.env.BUILD ?? "build", fresh = false, data: own } = {})
{
	const data = resolve(root, own ?? beside(process.env.DATA ?? "build/test-data", name && `-${name}`));
	const environment = { BUILD: build, DEMO: demo };

	mkdirSync(dirname(data), { recursive: true });
	if (fresh) {
		instance("stop", data, environment);
		rmSync(data, { recursive: true, force: true });
	}
	for (let tries = 3; !runs(data); tries--) {
		try {
			instance("start", data, { ...environment, PORT: String(await free_port()) });
		} catch (fault) {               /* another file was quicker, or the port is gone */
			if (tries === 0)
				throw new Error(`the instance ${data} does not start: ${fault.stderr || fault.stdout}`);
		}
	}
	return new Site(data, environment);
}

/* -- a browser ------------------------------------------------------------------------------------ */

let chrome = null;

export async function browser()
{
	chrome ??= chromium.launch({
		executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
		args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
			"--disable-component-update", "--disable-sync", "--force-color-profile=srgb"],
	});
	return chrome;
}

export async function close_browser()
{
	await (await chrome)?.close();
	chrome = null;
}

/* -- a person in front of it ---------------------------------------------------------------------- */

/* Notes in problems what no page may do. Statuses in page.expected are fine for pages. */
function watch(page, addresses, problems)
{
	const path = (url) => url.replace(/^https?:\/\/[^/]*/, "");

	page.expected = new Set();
	page.on("pageerror", (error) => problems.push(`error on ${path(page.url())}: ${error.message}`));
	page.on("console", (line) => {
		/* What a request was answered with is judged below, by its status. */
		if (line.type() === "error" && !line.text().startsWith("Failed to load resource: the server responded"))
			problems.push(`console on ${path(page.url())}: ${line.text()}`);
	});
	page.on("request", (request) => {
		if (!/^(data|blob|about):/.test(request.url()) && !addresses.has(new URL(request.url()).origin))
			problems.push(`request to another host: ${request.url()}`);
	});
	page.on("response", (answer) => {
		if (answer.status() >= 400 && !page.expected.has(answer.status()))
			problems.push(`${answer.status()} from ${answer.request().method()} ${path(answer.url())}`);
	});
}

const email_of = (who) => (who.includes("@") ? who : `${who}@demo.example`);
const kept = new Map();                 /* address and person: the cookies of a session */

export async function sign_in(page, who, { secret = password, address = "" } = {})
{
	await page.goto(`${address}/sign-in`);
	await page.getByLabel("Email address").fill(email_of(who));
	await page.getByLabel("Password").fill(secret);
	await press(page, page.locator("form[action='/sign-in'] button[type=submit]"));
	assert.ok(!page.url().includes("/sign-in"), `${who} is signed in`);
}

/* The people of one test: each in a browser context of his or her own. */
export class Company {
	constructor(where, { scripts = true, problems = [] } = {})
	{
		this.site = where;
		this.scripts = scripts;
		this.problems = problems;
		this.addresses = new Set([where.address]);      /* hosts that pages may speak to */
		this.contexts = [];
		this.as = this.as.bind(this);   /* stories take these by name */
		this.stranger = this.stranger.bind(this);
	}

	async context(options = {})
	{
		const context = await (await browser()).newContext({
			baseURL: this.site.address, javaScriptEnabled: this.scripts, locale: "en-US", timezoneId: "America/Chicago",
			viewport: { width: 1280, height: 800 }, reducedMotion: "reduce", ...options,
		});

		context.setDefaultTimeout(patience);
		context.on("page", (page) => watch(page, this.addresses, this.problems));
		this.contexts.push(context);
		return context;
	}

	/* A page of somebody who has not signed in. */
	async stranger(options)
	{
		return (await this.context(options)).newPage();
	}

	/* A page of a person who has; fresh: in a session that no other test has. */
	async as(who, { fresh = false, ...options } = {})
	{
		const key = `${this.site.address} ${who}`;
		const context = await this.context({ ...options, storageState: fresh ? undefined : kept.get(key) });
		const page = await context.newPage();

		if (!fresh && kept.has(key))
			return page;
		await sign_in(page, who);
		if (!fresh)
			kept.set(key, await context.storageState());
		return page;
	}

	async leave()
	{
		for (const context of this.contexts)
			await context.close();
	}
}

/* Presses what leads to another page, waits until that is there, and wants this status, or one of these. */
export async function press(page, what, status = 200)
{
	const wanted = [status].flat();
	const is_page = (answer) => answer.request().isNavigationRequest() && answer.frame() === page.mainFrame()
		&& (answer.status() < 300 || answer.status() >= 400);

	wanted.forEach((one) => page.expected.add(one));

	const [answer] = await Promise.all([
		page.waitForResponse(is_page), page.waitForEvent("load"), typeof what === "function" ? what() : what.click(),
	]);

	assert.ok(wanted.includes(answer.status()), `${answer.url()} answers ${answer.status()}, not ${wanted}`);
	return answer;
}

/* Goes there; any status but this one is a fault. */
export async function go(page, path, status = 200)
{
	page.expected.add(status);

	const answer = await page.goto(path);

	assert.equal(answer.status(), status, `status of ${path}`);
	return answer;
}

export const button = (page, name) => page.getByRole("button", { name, exact: true });

/* After htmx has changed a part of the page. */
export async function settled(page)
{
	await page.waitForFunction(() => !document.querySelector(".htmx-request, .htmx-swapping, .htmx-settling"));
}

export async function shown(locator, why)
{
	await locator.first().waitFor({ state: "visible" }).catch((fault) => {
		throw new Error(`not shown: ${why ?? locator}`, { cause: fault });
	});
}

/* -- tests ---------------------------------------------------------------------------------------- */

let stages = 0;

async function play(name, story, where, scripts)
{
	const company = new Company(where, { scripts });

	try {
		await story(company);
		assert.deepEqual(company.problems, [], "what no page may do");
	} catch (fault) {
		if (company.problems.length && !fault.message.includes("what no page may do"))
			fault.message += `\nand besides: ${company.problems.join("\n")}`;
		await picture(company, name);
		throw fault;
	} finally {
		await company.leave();
	}
}

/* How the pages of a failed test looked, for whoever has to find out why. */
async function picture(company, name)
{
	const pages = company.contexts.flatMap((context) => context.pages());

	for (const [i, page] of pages.entries())
		await page.screenshot({ path: join(root, "build/test/failed", `${name.replace(/\W+/g, "-")}-${i}.png`), timeout: 5e3 }).catch(() => null);
}

function stage()
{
	if (stages++ === 0)
		after(close_browser);
}

/* journey("an agent opens a ticket", async ({ as }) => ...): on the common instance, scripts on. */
export function journey(name, story, { scripts = true, on = () => site() } = {})
{
	stage();
	test(name, { timeout: 120e3 }, async () => play(name, story, await on(), scripts));
}

/* The same story told twice. */
export function journeys(name, story, options = {})
{
	journey(`${name}, scripts on`, story, { ...options, scripts: true });
	journey(`${name}, scripts off`, story, { ...options, scripts: false });
}
