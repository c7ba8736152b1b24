/*
 * B025: every parameter of every address, form, cookie and header is given statements. A parameter
 * has a hole when a pair is answered differently, a pause is waited for, an error of the database is
 * told, or a row is there that nobody may have written. First it has to find those of a page that has
 * some.
 */
import { loud, pairs, signs_of_sql, slow } from "./payloads.mjs";
import { forget_session, house, page_with_holes, questions, session, shape } from "./house.mjs";
import { ask, csrf_in, forget_guesses, forms_in, sql } from "./visitor.mjs";

const pause_ms = 1500;
let requests = 0;

/* The letters and digits of an answer, without what is new in each page: pairs have the same ones. */
function lasting({ status, text, headers })
{
	return `${status} ${headers.location ?? ""} ${text}`.replace(/name="(csrf|once)" value="[^"]*"/g, "")
		.replace(/[0-9a-f]{12}<\/code>/g, "").replace(/&#?\w+;|%[0-9A-Fa-f]{2}|[^A-Za-z0-9]/g, "").length;
}

/* One parameter: send(value) asks with it. Says which classes went through. */
async function probe(send, value, { stateful = false } = {})
{
	const found = [];
	const said = async (text) => {
		const answer = await send(text.replaceAll("{}", value));

		requests++;
		return answer;
	};
	const fault = (answer) => answer.status >= 500 || signs_of_sql.test(answer.text);

	for (const [name, text] of Object.entries(loud))
		if (fault(await said(text)))
			found.push(name);
	for (const [name, [yes, no]] of Object.entries(pairs)) {
		const different = async () => lasting(await said(yes)) !== lasting(await said(no));

		/* A page with a clock may change once, and a form that was accepted is another page. */
		if (!stateful && await different() && await different() && await different())
			found.push(name);
		else if (stateful && fault(await said(yes)))
			found.push(name);
	}
	for (const [name, text] of Object.entries(slow))
		if ((await said(text)).ms > pause_ms && (await said(text)).ms > pause_ms)
			found.push(name);
	return found;
}

/* -- asking --------------------------------------------------------------------------------------- */

const holes = [];

function tell(where, found)
{
	if (found.length)
		holes.push(`${where}: ${found.join("; ")}`);
}

async function scan_queries(pages)
{
	let count = 0;

	for (const { path, who, names } of questions()) {
		const cookie = await session(who);
		const known = pages.get(path)?.path ?? path.replace("{id}", "10001");

		for (const name of names) {
			const also = names.includes("q") && name !== "q" ? "q=vpn&" : "";

			count++;
			tell(`GET ${path} ${name}`, await probe((value) =>
				ask(`${known}?${also}${name}=${encodeURIComponent(value)}`, { cookie }), "1"));
		}
	}
	return count;
}

/* The page again, when the form of the last one was accepted or its session has ended. */
async function form_again(form)
{
	const page = await ask(form.page, { cookie: await session(form.who) });

	if (page.status === 303 && form.who) {
		forget_guesses();
		forget_session(form.who);
		return form_again(form);
	}

	const same = forms_in(page.text).find(({ action }) => shape(action) === shape(form.action));

	return same ? { ...form, action: same.action, fields: same.fields } : form;
}

async function send_form(state, name, value)
{
	const { form } = state;
	const fields = new URLSearchParams([...form.fields].map(([field, held]) => [field, field === name ? value : held]));

	if (form.action === "/sign-in" || form.action === "/me/password" || form.action.startsWith("/welcome"))
		forget_guesses();
	const answer = await ask(form.action, { cookie: form.who ? await session(form.who) : state.cookie, form: fields.toString() });

	if ([200, 303, 403, 409].includes(answer.status))
		state.form = await form_again(form);
	return answer;
}

async function scan_forms(forms)
{
	let count = 0;

	for (const form of forms) {
		const first = await ask(form.page, { cookie: await session(form.who) });
		const cookie = (first.headers["set-cookie"] ?? []).map((line) => line.split(";")[0]).join("; ");

		for (const name of form.fields.keys()) {
			const state = { form: await form_again(form), cookie };

			if (!form.who)
				state.form.fields.set("csrf", csrf_in(first.text));
			count++;
			tell(`POST ${shape(form.action)} ${name}`,
				await probe((value) => send_form(state, name, value), form.fields.get(name) || "1", { stateful: true }));
		}
	}
	return count;
}

async function scan_rest(pages)
{
	const cookie = await session("ada");
	const headers = ["User-Agent", "Referer", "Accept-Language", "X-Forwarded-For", "Origin", "HX-Request", "Content-Type", "If-None-Match", "Accept"];
	const own = cookie.split("=")[0];
	let count = 0;

	for (const name of headers) {
		count++;
		tell(`header ${name}`, await probe((value) => ask("/queue/open", { cookie, headers: { [name]: value.replace(/[^\x20-\x7e]/g, "?") } }), "1"));
	}
	for (const name of [own, own.replace("sid", "note"), "other"]) {
		count++;
		tell(`cookie ${name}`, await probe((value) => ask("/me", { cookie: `${name}=${value.replace(/[^\x20-\x7e]/g, "?")}` }), "1"));
	}
	for (const path of [...pages.keys()].filter((one) => one.includes("{id}")).concat("/queue/{id}", "/welcome/{id}", "/attachments/{id}")) {
		count++;
		tell(`path ${path}`, await probe((value) => ask(path.replace("{id}", encodeURIComponent(value)), { cookie }), "10001"));
	}
	return count;
}

/* -- the scanner itself --------------------------------------------------------------------------- */

/* All four ways of seeing a hole have to see it. */
async function control()
{
	const page = await page_with_holes();
	const found = await probe((value) => ask(`/?q=${encodeURIComponent(value)}`, { at: page.port }), "1");
	const wrote = sql("SELECT COUNT(*) FROM setting WHERE name = 'audit'")[0][0] === "1";
	const ways = ["boolean", "error", "time"].filter((way) => found.some((name) => name.startsWith(way)));

	page.close();
	sql("DELETE FROM setting WHERE name = 'audit'");
	console.log(`${ways.length === 3 && wrote ? "ok" : "not ok"} - B025 the scanner finds the holes of a page that has some: ${ways.join(", ")}${wrote ? ", stacked" : ""}`);
}

const fingerprint = () => sql("SELECT TABLE_NAME, COUNT(*) FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = 'firstline' GROUP BY 1").join(";");

async function all()
{
	const before = fingerprint();
	const { forms, pages } = await house();
	const classes = Object.keys(pairs).length + Object.keys(slow).length + Object.keys(loud).length;
	const counts = [await scan_queries(pages), await scan_forms(forms), await scan_rest(pages)];
	const written = sql("SELECT COUNT(*) FROM setting WHERE name = 'audit'")[0][0] !== "0";

	if (written || fingerprint() !== before)
		holes.push("the database was written to");
	holes.forEach((hole) => console.log(`not ok - B025 ${hole}`));
	console.log(`${holes.length ? "not ok" : "ok"} - B025 ${classes} classes of statements in ${counts[0]} questions of addresses, ` +
		`${counts[1]} fields of ${forms.length} forms, ${counts[2]} headers, cookies and paths: ${requests} requests, ${holes.length} holes`);
}

forget_guesses();
await control();
await all();
process.exit(0);
