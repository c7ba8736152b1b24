/* Somebody without a browser: asks for pages, signs in, reads forms as they stand in the page. */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { Agent, request } from "node:http";

export const port = Number(process.env.PORT);
export const address = `http://127.0.0.1:${port}`;
const password = "otter-lagoon-42";
const agent = new Agent({ keepAlive: true, maxSockets: 4 });
const socket = /^socket=(.*)$/m.exec(readFileSync(`${process.env.DATA}/firstline.conf`, "utf8"))[1];

/* Rows of a statement on the database itself: to arrange and to look. */
export function sql(statement)
{
	return execFileSync("mariadb", ["--no-defaults", `--socket=${socket}`, "--batch", "--raw", "--skip-column-names", "firstline",
		"-e", statement], { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] }).split("\n").filter(Boolean).map((line) => line.split("\t"));
}

/* Guesses are counted; whoever has many to make forgets them in between. */
export const forget_guesses = () => sql("DELETE FROM guess");

/* One answer with its status, headers, text and how long it took in ms. */
export function ask(path, { cookie = "", form = null, headers = {}, at = port, method } = {})
{
	const body = form === null ? null : typeof form === "string" ? form : new URLSearchParams(form).toString();

	return new Promise((done, fail) => {
		const began = performance.now();
		const asked = request({ host: "127.0.0.1", port: at, path, method: method ?? (body === null ? "GET" : "POST"), agent, headers: {
			...(cookie && { cookie }),
			...(body !== null && { "content-type": "application/x-www-form-urlencoded", "content-length": Buffer.byteLength(body) }),
			...headers,
		} }, (answer) => {
			let text = "";

			answer.setEncoding("utf8");
			answer.on("data", (piece) => { text += piece; });
			answer.on("end", () => done({ status: answer.statusCode, headers: answer.headers, text, ms: performance.now() - began }));
		});

		asked.on("error", fail);
		asked.end(body ?? undefined);
	});
}

export const csrf_in = (text) => /name="csrf" value="([^"]+)"/.exec(text)?.[1] ?? "";
export const cookie_in = (answer) => (answer.headers["set-cookie"] ?? []).map((line) => line.split(";")[0]).filter((line) => line.includes("sid")).join("; ");

/* A page to sign in on, and the cookie that it goes with. */
export async function door()
{
	const page = await ask("/sign-in");

	return { cookie: cookie_in(page), csrf: csrf_in(page.text) };
}

export async function signed_in(who)
{
	const { cookie, csrf } = await door();
	const answer = await ask("/sign-in", { cookie, form: { csrf, email: `${who}@demo.example`, password, next: "/" } });

	if (answer.status !== 303)
		throw new Error(`${who} cannot sign in: ${answer.status}`);
	return cookie_in(answer);
}

/* -- pages and their forms ------------------------------------------------------------------------ */

const plain = (text) => text.replace(/&quot;/g, '"').replace(/&#39;/g, "'").replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&amp;/g, "&");
const attribute = (tag, name) => {
	const found = new RegExp(`\\s${name}(?:="([^"]*)")?(?=[\\s>/]|$)`).exec(tag);

	return found ? plain(found[1] ?? "") : null;
};

export const links_in = (text) => [...text.matchAll(/href="(\/[^"#]*)/g)].map((link) => plain(link[1]));

/* The forms of a page that post something: { action, fields: Map }. */
export function forms_in(text)
{
	const forms = [];
	let form = null, select = null;

	for (const [, tag, rest, after] of text.matchAll(/<(\/?(?:form|input|select|option|textarea|button))\b([^>]*)>([^<]*)/g)) {
		const name = attribute(rest, "name");

		if (tag === "form")
			form = attribute(rest, "method") === "post" ? { action: attribute(rest, "action"), fields: new Map() } : null;
		else if (tag === "/form" && form)
			form = (forms.push(form), null);
		else if (tag === "select" && form)
			form.fields.set(select = name, "");
		else if (tag === "option" && form && select && (attribute(rest, "selected") !== null || !form.fields.get(select)))
			form.fields.set(select, attribute(rest, "value") ?? after.trim());
		else if (tag === "textarea" && form && name)
			form.fields.set(name, plain(after.replace(/^\n/, "")) || "Some words");
		else if (tag === "input" && form && name)
			read_input(form, rest, name);
	}
	return forms.filter(({ action }) => action?.startsWith("/"));
}

function read_input(form, rest, name)
{
	const type = attribute(rest, "type") ?? "text";
	const value = attribute(rest, "value") ?? "";

	if (type === "file" || (/radio|checkbox/.test(type) && attribute(rest, "checked") === null && form.fields.has(name)))
		return;
	form.fields.set(name, value || (type === "text" || type === "search" ? "Some words" : ""));
}
