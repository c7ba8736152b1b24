/* What there is to be asked: pages and forms as they are found by links, and the rest by the list of routes. */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { ask, forms_in, links_in, signed_in, sql } from "./visitor.mjs";

const pages_most = 150;
const roles = ["anna", "mia", "ada", "sol"];
const actors = ["anna", "boris", "mia", "max", "lena", "ada", "sol", "otto"];
const contact = "boris";
const sessions = {};

sql(`UPDATE person SET roles = 'employee,contact' WHERE email = '${contact}@demo.example'`);

/* The cookie of somebody, "" of a stranger. */
export const session = async (who) => (who ? sessions[who] ??= await signed_in(who) : "");
export const forget_session = (who) => delete sessions[who];

/* A path with its numbers as {id}, without its question. */
export const shape = (path) => path.replace(/\?.*/s, "").replace(/\/\d+(?=\/|$)/g, "/{id}");

/* What pages read from their address: { path, who, names }. */
export function questions()
{
	const who = (path) => (path === "/sign-in" ? "" : path === "/agency" ? contact : path.startsWith("/tickets/") ? "mia" : "ada");

	return readFileSync("tests/golden/asked.txt", "utf8").split("\n").filter((line) => line.startsWith("/")).map((line) => {
		const [path, ...names] = line.split(" ");

		return { path, who: who(path), names };
	});
}

async function walk(who)
{
	const paths = ["/"];
	const forms = [];
	const shapes = new Map();

	for (let i = 0; i < paths.length; i++) {
		const answer = await ask(paths[i], { cookie: await session(who) });

		if (answer.headers.location && !paths.includes(answer.headers.location))
			paths.push(answer.headers.location);
		if (!/html/.test(answer.headers["content-type"]))
			continue;
		for (const form of forms_in(answer.text))
			forms.push({ ...form, who, page: paths[i] });
		for (const link of links_in(answer.text)) {
			const seen = shapes.get(shape(link)) ?? 0;

			if (paths.length < pages_most && seen < 4 && !paths.includes(link) && !link.startsWith("/static/")) {
				shapes.set(shape(link), seen + 1);
				paths.push(link);
			}
		}
	}
	return { paths, forms };
}

/* { forms, pages }: each kind of form once, on no account of those who ask; a page for each path. */
export async function house()
{
	const forms = new Map();
	const pages = new Map();
	const own = new Set(sql(`SELECT id FROM person WHERE email IN (${actors.map((who) => `'${who}@demo.example'`)})`).flat());

	for (const who of [...roles, ""]) {
		const found = await walk(who);

		for (const path of found.paths)
			pages.set(shape(path), { path: path.replace(/\?.*/, ""), who });
		for (const form of found.forms) {
			const person = /\/(?:people|privacy)\/(\d+)/.exec(form.action)?.[1];
			const key = `${shape(form.action)} ${[...form.fields.keys()].sort()}`;

			if (!forms.has(key) && !own.has(person) && !form.action.startsWith("/sign-out"))
				forms.set(key, form);
		}
	}
	return { forms: [...forms.values(), ...unseen([...forms.values()])], pages };
}

/* Forms that no page showed just now. */
function unseen(forms)
{
	const routes = JSON.parse(execFileSync("build/firstline", ["routes", "--json"], { encoding: "utf8" }));

	return routes.filter(({ method, path, fields }) => method === "POST" && fields.some((name) => !["csrf", "once"].includes(name))
		&& !forms.some(({ action }) => shape(action) === path)).map(({ path, fields }) => ({
		action: path.replace("{id}", "10001").replace("{secret}", "A".repeat(43)), page: "/me", who: "ada",
		fields: new Map(fields.map((name) => [name, name === "csrf" ? "" : name === "once" ? "A".repeat(22) : "1"])) }));
}

/* A page that pastes what it is asked into a statement: whoever looks for holes has to find these. */
export async function page_with_holes()
{
	const server = createServer((question, answer) => {
		const q = new URL(question.url, "http://a").searchParams.get("q") ?? "";

		try {
			answer.end(JSON.stringify(sql(`SELECT COUNT(*) FROM person WHERE name <> '${q}'`)));
		} catch (fault) {
			answer.writeHead(500).end(String(fault.stderr));
		}
	});

	await new Promise((done) => server.listen(0, "127.0.0.1", done));
	return { port: server.address().port, close: () => (server.close(), server.closeAllConnections()) };
}

