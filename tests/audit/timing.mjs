/* B053, B057, B067: what takes how long, the kinds taking turns in an order thrown anew each time. */
import { ask, door, forget_guesses, signed_in, sql } from "./visitor.mjs";

const tries = Number(process.env.AUDIT_TRIES ?? 1000);
const most_ms = 5;
const forget_after = 20;                /* of each kind: below every limit on guessing */

const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];
const part = (list, p) => [...list].sort((a, b) => a - b)[Math.floor(list.length * p)];

function shuffled(list)
{
	const copy = [...list];

	for (let i = copy.length - 1; i > 0; i--) {
		const k = Math.floor(Math.random() * (i + 1));

		[copy[i], copy[k]] = [copy[k], copy[i]];
	}
	return copy;
}

/* kinds: name to what it does; every answer of all kinds has this status. */
async function compare(id, what, kinds, status, between = () => {})
{
	const took = Object.fromEntries(Object.keys(kinds).map((name) => [name, []]));
	let odd = 0;

	for (let i = 0; i < tries; i++) {
		if (i % forget_after === 0)
			between();
		for (const name of shuffled(Object.keys(kinds))) {
			const answer = await kinds[name](i);

			odd += answer.status !== status;
			if (i >= 5)             /* the first ones wake everybody up */
				took[name].push(answer.ms);
		}
	}

	const medians = Object.values(took).map(median);
	const apart = Math.max(...medians) - Math.min(...medians);
	const said = Object.entries(took).map(([name, list]) => `${name} ${median(list).toFixed(3)} (p90 ${part(list, 0.9).toFixed(2)})`);

	console.log(`${apart < most_ms && !odd ? "ok" : "not ok"} - ${id} ${what}: medians ${apart.toFixed(3)} ms apart of ${most_ms}; ` +
		`${tries} tries each, ms: ${said.join(", ")}${odd ? `; ${odd} answers were no ${status}` : ""}`);
}

async function signing_in()
{
	const { cookie, csrf } = await door();
	const rows = sql("SELECT email, password_hash FROM person WHERE active AND password_hash <> '' AND email LIKE '%@demo.example' ORDER BY id LIMIT 60");
	const known = rows.map(([email]) => email);
	const bare = known.slice(0, 10);
	const guess = (email) => ask("/sign-in", { cookie, form: { csrf, email, password: "wrong-lagoon-42", next: "" } });

	sql(`UPDATE person SET password_hash = '' WHERE email IN (${bare.map((email) => `'${email}'`)})`);
	await compare("B053", "signing in with a wrong password", {
		"known": (i) => guess(known[10 + i % (known.length - 10)]),
		"unknown": (i) => guess(`z${known[10 + i % (known.length - 10)].slice(1)}`),
		"known without a password": (i) => guess(bare[i % bare.length]),
	}, 422, forget_guesses);
	for (const [email, hash] of rows.slice(0, 10))          /* the next part signs in */
		sql(`UPDATE person SET password_hash = '${hash}' WHERE email = '${email}'`);
}

async function cookies()
{
	const good = await signed_in("patrick.oshea");
	const last = good.at(-1) === "A" ? "E" : "A";
	const [name, secret] = good.split("=");

	await compare("B057", "a session's secret that is wrong", {
		"all of it": () => ask("/me", { cookie: `${name}=${"A".repeat(secret.length)}` }),
		"its last letter": () => ask("/me", { cookie: `${good.slice(0, -1)}${last}` }),
		"its first letter": () => ask("/me", { cookie: `${name}=${secret[0] === "A" ? "B" : "A"}${secret.slice(1)}` }),
	}, 303);
}

async function hidden_tickets()
{
	const cookie = await signed_in("patrick.oshea");
	const [[secret]] = sql("SELECT MAX(id) FROM ticket WHERE confidential");
	const [[foreign]] = sql("SELECT MAX(t.id) FROM ticket t JOIN person p ON p.id = t.requester_id WHERE p.email = 'boris@demo.example'");

	await compare("B067", "a ticket that is not mine to see", {
		"confidential": () => ask(`/tickets/${secret}`, { cookie }), "of another": () => ask(`/tickets/${foreign}`, { cookie }),
		"not there": () => ask("/tickets/999999", { cookie }),
	}, 404);
}

forget_guesses();
await hidden_tickets();
await cookies();
await signing_in();
process.exit(0);
