/*
 * Every page of the house, and how to get there: { name, who, status, path or go }. who is "" for
 * strangers. The tests that hold for all pages and the screenshots walk this table.
 */
import { button, go, press } from "./firstline.mjs";

/* The number of a ticket of the demo company for which the condition holds. */
function ticket(site, condition)
{
	const rows = site.sql(`SELECT t.id FROM ticket t JOIN person p ON p.id = t.requester_id
		LEFT JOIN team ON team.id = t.team_id LEFT JOIN person a ON a.id = t.assignee_id
		WHERE ${condition} ORDER BY t.files_count DESC, t.contacts_count DESC, t.id LIMIT 1`);

	if (!rows.length)
		throw new Error(`the demo company has no ticket where ${condition}`);
	return `/tickets/${rows[0][0]}`;
}

/* The number of whoever has this address. */
const person = (site, email) => site.sql(`SELECT id FROM person WHERE email = '${email}'`)[0][0];

const of_somebody = "NOT FIND_IN_SET('agent', p.roles) AND p.email NOT LIKE 'otto@%' AND p.email NOT LIKE 's%@%'";

/* Signs in as the requester of a ticket in this state and opens it. */
const request = (state, condition) => ({
	name: `request-${state}`,
	who: (site) => site.sql(`SELECT p.email FROM ticket t JOIN person p ON p.id = t.requester_id
		WHERE p.roles = 'employee' AND p.email LIKE '%@demo.example' AND ${condition}
		ORDER BY p.email NOT LIKE 'anna@%', t.contacts_count DESC, t.id LIMIT 1`)[0]?.[0] ?? "anna@demo.example",
	go: (page, site, who) => go(page, ticket(site, `p.email = '${who}' AND ${condition}`)),
});

async function stale(page, site, path)
{
	await go(page, path);
	await page.locator("#assign > summary").click();
	await page.locator("#assign-reason").fill("The gateway is theirs.");
	/* As if the page had been opened before anything was done. */
	await page.evaluate(() => {
		for (const field of document.querySelectorAll("#assign input[name=version]"))
			field.value = "1";
	});
	await press(page, page.locator("#assign button[type=submit]"), 409);
}

async function signed_out(page, site, path)
{
	await go(page, path);
	await page.locator("#reply-text").fill("The dialog says error 27, and then it closes.\nI can send a picture.");
	await page.context().clearCookies();
	await press(page, page.locator("#reply .composer-foot button.btn-primary").last(), 403);
}

const mine = "a.email = 'mia@demo.example' AND t.status = 'open'";
const desk = "team.name = 'Service Desk' AND t.status IN ('new', 'open')";
const of_anna = "p.email = 'anna@demo.example' AND t.status IN ('new', 'open', 'waiting')";

export const rooms = [
	{ name: "sign-in",             who: "",      path: "/sign-in" },
	{ name: "sign-in-wrong",       who: "",      status: 422, go: async (page) => {
		await go(page, "/sign-in");
		await page.getByLabel("Email address").fill("anna@demo.example");
		await press(page, button(page, "Sign in"), 422);
	} },
	{ name: "welcome",             who: "",      go: (page, site) => go(page, link_for(site, "new.person@demo.example")) },
	{ name: "welcome-wrong",       who: "",      status: 422, go: async (page, site) => {
		await go(page, link_for(site, "new.person@demo.example"));
		await page.getByLabel("New password").fill("short");
		await page.getByLabel("The same again").fill("short");
		await press(page, button(page, "Save and sign in"), 422);
	} },
	{ name: "not-found-stranger",  who: "",      path: "/no-such-page", status: 404 },

	{ name: "home",                who: "anna",  path: "/" },
	{ name: "home-empty",          who: "otto",  path: "/" },
	{ name: "help",                who: "anna",  path: "/help" },
	{ name: "me",                  who: "anna",  path: "/me" },
	{ name: "me-wrong",            who: "anna",  status: 422, go: async (page) => {
		await go(page, "/me");
		await page.locator("#me-name").fill("");
		await press(page, button(page, "Save"), 422);
	} },
	{ name: "ask",                 who: "anna",  path: "/tickets/new?text=The+projector+in+room+4.12+shows+only+green" },
	{ name: "ask-wrong",           who: "anna",  status: 422, go: async (page) => {
		await go(page, "/tickets/new");
		await press(page, button(page, "Send request"), 422);
	} },
	{ name: "requests-open",       who: "anna",  path: "/tickets" },
	{ name: "requests-waiting",    who: "anna",  path: "/tickets?show=waiting" },
	{ name: "requests-solved",     who: "anna",  path: "/tickets?show=solved" },
	{ name: "requests-shared",     who: "anna",  path: "/tickets?show=shared" },
	request("new", "t.status = 'new' AND t.assignee_id IS NULL"),
	request("open", "t.status = 'open'"),
	request("waiting", "t.waiting_for = 'requester'"),
	request("solved", "t.status = 'resolved'"),
	request("closed", "t.status = 'closed' AND t.files_count > 0"),
	request("withdrawn", "t.resolution_code = 'withdrawn'"),
	{ name: "request-wrong",       who: "anna",  status: 422, go: async (page, site) => {
		await go(page, ticket(site, of_anna));
		await press(page, page.locator("#reply .composer-foot button.btn-primary"), 422);
	} },
	{ name: "not-found",           who: "anna",  path: "/tickets/1", status: 404 },
	{ name: "not-yours",           who: "anna",  path: "/queue/open", status: 403 },
	{ name: "session-ended",       who: "anna",  status: 403, go: (page, site) => signed_out(page, site, ticket(site, of_anna)) },

	{ name: "queue-mine",          who: "mia",   path: "/queue/mine" },
	{ name: "queue-unassigned",    who: "mia",   path: "/queue/unassigned" },
	{ name: "queue-waiting",       who: "mia",   path: "/queue/waiting" },
	{ name: "queue-open",          who: "mia",   path: "/queue/open" },
	{ name: "queue-solved",        who: "mia",   path: "/queue/solved" },
	{ name: "queue-mine",          who: "max",   path: "/queue/mine" },
	{ name: "queue-empty",         who: "otto",  path: "/queue/mine" },
	{ name: "queue-triage",        who: "mia",   path: "/queue/triage" },
	{ name: "search",              who: "mia",   path: "/search" },
	{ name: "search-found",        who: "mia",   path: "/search?q=the&status=unsolved" },
	{ name: "search-nothing",      who: "mia",   path: "/search?q=zeppelins" },
	{ name: "search-wrong",        who: "mia",   path: "/search?q=vpn&from=yesterday", status: 422 },
	{ name: "search-people",       who: "mia",   path: "/search?q=a&in=people" },
	{ name: "search-found",        who: "anna",  path: "/search?q=the" },
	{ name: "ticket-mine",         who: "mia",   go: (page, site) => go(page, ticket(site, mine)) },
	{ name: "ticket-unassigned",   who: "mia",   go: (page, site) => go(page, ticket(site, `${desk} AND t.assignee_id IS NULL`)) },
	{ name: "ticket-of-others",    who: "mia",   go: (page, site) => go(page, ticket(site, "team.name = 'Network' AND t.status = 'open'")) },
	{ name: "ticket-waiting",      who: "mia",   go: (page, site) => go(page, ticket(site, "t.waiting_for = 'requester' AND NOT t.confidential")) },
	{ name: "ticket-solved",       who: "mia",   go: (page, site) => go(page, ticket(site, "team.name = 'Service Desk' AND t.status = 'resolved'")) },
	{ name: "ticket-junk",         who: "mia",   go: (page, site) => go(page, ticket(site, "team.name = 'Service Desk' AND t.status IN ('closed', 'cancelled')")) },
	{ name: "ticket-reply-wrong",  who: "mia",   status: 422, go: async (page, site) => {
		await go(page, ticket(site, mine));
		await press(page, page.locator("#reply .composer-send > button"), 422);
	} },
	{ name: "ticket-note-wrong",   who: "mia",   status: 422, go: async (page, site) => {
		await go(page, ticket(site, mine));
		await page.locator(".composer-tab-note").click();
		await press(page, page.locator("#note .composer-foot button.btn-note"), 422);
	} },
	{ name: "ticket-resolve-wrong", who: "mia",  status: 422, go: async (page, site) => {
		await go(page, ticket(site, mine));
		await page.locator(".composer-tab-resolve").click();
		await press(page, page.locator("#resolve .composer-foot button.btn-primary"), 422);
	} },
	{ name: "ticket-change-wrong", who: "mia",   status: 422, go: async (page, site) => {
		await go(page, ticket(site, mine));
		await page.locator("#change > summary").click();
		await page.locator("#change-priority").selectOption("P1");
		await page.locator("#change-subject").fill("");
		await press(page, page.locator("#change button[type=submit]"), 422);
	} },
	{ name: "ticket-stale",        who: "mia",   status: 409, go: (page, site) => stale(page, site, ticket(site, mine)) },
	{ name: "timeline",            who: "mia",   go: async (page, site) => go(page, `${ticket(site, "team.name = 'Service Desk' AND t.status = 'closed' AND t.contacts_count > 2")}/timeline`) },
	{ name: "new-for",             who: "mia",   path: "/tickets/for" },
	{ name: "new-for-wrong",       who: "mia",   status: 422, go: async (page) => {
		await go(page, "/tickets/for");
		await page.locator("#open-solved").check();
		await press(page, button(page, "Open ticket"), 422);
	} },
	{ name: "work",                who: "mia",   path: "/work" },
	{ name: "work-team",           who: "mia",   path: "/work?show=team" },
	{ name: "home",                who: "mia",   path: "/" },
	{ name: "requests-open",       who: "mia",   path: "/tickets" },
	{ name: "me",                  who: "mia",   path: "/me" },
	{ name: "help",                who: "mia",   path: "/help" },
	{ name: "not-found",           who: "mia",   path: "/tickets/1", status: 404 },

	{ name: "queue-open",          who: "lena",  path: "/queue/open" },
	{ name: "ticket",              who: "lena",  go: (page, site) => go(page, ticket(site, `${of_somebody} AND t.status = 'open'`)) },
	{ name: "queue-open",          who: "ada",   path: "/queue/open" },
	{ name: "me",                  who: "ada",   path: "/me" },
	{ name: "admin",               who: "ada",   path: "/admin" },
	{ name: "people",              who: "ada",   path: "/admin/people" },
	{ name: "people-nobody",       who: "ada",   path: "/admin/people?q=nobody-is-called-so" },
	{ name: "person",              who: "ada",   go: (page, site) => go(page, `/admin/people/${person(site, "mia@demo.example")}`) },
	{ name: "person-new",          who: "ada",   path: "/admin/people/new" },
	{ name: "person-wrong",        who: "ada",   status: 422, go: async (page) => {
		await go(page, "/admin/people/new");
		await press(page, button(page, "Save"), 422);
	} },
	{ name: "person-stale",        who: "ada",   status: 409, go: async (page, site) => {
		await go(page, `/admin/people/${person(site, "anna@demo.example")}`);
		await page.locator("#person-name").fill("Anna Somebody");
		/* As if the name had been another one when the page was opened. */
		await page.evaluate(() => {
			const seen = document.querySelector("input[name=seen]");

			document.querySelector("input[name=version]").value = "0";
			seen.value = seen.value.slice(0, 8) + "00000000" + seen.value.slice(16);
		});
		await press(page, button(page, "Save"), 409);
	} },
	{ name: "person-merge",        who: "ada",   go: (page, site) => go(page, `/admin/people/${person(site, "boris@demo.example")}/merge?into=anna@demo.example`) },
	{ name: "import",              who: "ada",   path: "/admin/people/import" },
	{ name: "import-wrong",        who: "ada",   status: 422, go: async (page) => {
		await go(page, "/admin/people/import");
		await press(page, button(page, "Look at it"), 422);
	} },
	{ name: "import-read",         who: "ada",   go: async (page) => {
		await go(page, "/admin/people/import");
		await page.locator("#import-file").setInputFiles({ name: "people.csv", mimeType: "text/csv",
			buffer: Buffer.from("email,name,agency\nnew.one@demo.example,New One,\nnobody,Nobody,\n") });
		await press(page, button(page, "Look at it"), 200);
	} },
	{ name: "agencies",            who: "ada",   path: "/admin/agencies" },
	{ name: "locations",           who: "ada",   path: "/admin/locations" },
	{ name: "teams",               who: "ada",   path: "/admin/teams" },
	{ name: "team",                who: "ada",   path: "/admin/teams/1" },
	{ name: "categories",          who: "ada",   path: "/admin/categories" },
	{ name: "category-new",        who: "ada",   path: "/admin/categories/new" },
	{ name: "rules",               who: "ada",   path: "/admin/rules" },
	{ name: "settings",            who: "ada",   path: "/admin/settings" },
	{ name: "audit",               who: "ada",   path: "/audit" },
	{ name: "audit",               who: "otto",  path: "/audit" },
	{ name: "fields",              who: "ada",   path: "/admin/fields" },
	{ name: "field-new",           who: "ada",   path: "/admin/fields/new" },
	{ name: "templates",           who: "ada",   path: "/admin/templates" },
	{ name: "template-new",        who: "ada",   path: "/admin/templates/new" },
	{ name: "privacy",             who: "ada",   path: "/admin/privacy?q=a" },
	{ name: "privacy-erase",       who: "ada",   go: (page, site) => go(page, `/admin/privacy/${site.sql("SELECT id FROM person WHERE email = 'boris@demo.example'")[0][0]}/erase`) },
	{ name: "keeping",             who: "ada",   path: "/admin/privacy/keeping" },
	{ name: "redact",              who: "lena",  go: (page, site) => go(page, `/entries/${site.sql("SELECT MAX(e.id) FROM entry e JOIN ticket t ON t.id = e.ticket_id WHERE NOT t.confidential")[0][0]}/redact`) },
	{ name: "queue-unassigned",    who: "sol",   path: "/queue/unassigned" },
	{ name: "ticket-confidential", who: "sol",   go: (page, site) => go(page, ticket(site, "t.confidential")) },
	{ name: "queue-open",          who: "otto",  path: "/queue/open" },
	{ name: "ticket",              who: "otto",  go: (page, site) => go(page, ticket(site, mine)) },
	{ name: "timeline",            who: "otto",  go: async (page, site) => go(page, `${ticket(site, mine)}/timeline`) },
	{ name: "not-yours",           who: "otto",  path: "/tickets/for", status: 403 },
];

/* A one-time link for a person, made by the operator's tool. */
export function link_for(site, email, ...words)
{
	const said = site.tool("person", "add", ...words, email);
	const link = /https?:\/\/\S+\/welcome\/\S+/.exec(said)?.[0];

	if (!link)
		throw new Error(`no link in: ${said}`);
	return link;
}

/* Into the room, in a browser of its own; gives the page. */
export async function enter(company, room, options = {})
{
	const who = typeof room.who === "function" ? room.who(company.site) : room.who;
	const page = who ? await company.as(who, options) : await company.stranger(options);

	page.expected.add(room.status ?? 200);
	await (room.go ? room.go(page, company.site, who) : go(page, room.path, room.status));
	return page;
}

export const called = (room) => `${typeof room.who === "function" ? "employee" : room.who || "stranger"}-${room.name}`;
