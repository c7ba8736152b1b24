/*
 * Times that grow old while one looks at them. The server's texts stay where
 * they are as good as ours: older than a day, in the viewer's own zone.
 */
const root = document.documentElement;
const minute = 60e3, hour = 60 * minute, day = 24 * hour;
let ahead = 0;                  /* what this machine's clock is ahead of the server's */

const now = () => Date.now() - ahead;

function ago(ms, format)
{
	if (ms < minute)
		return format.format(0, "minute");
	if (ms < hour)
		return format.format(-Math.floor(ms / minute), "minute");
	return format.format(-Math.floor(ms / hour), "hour");
}

function tick_ages()
{
	const format = new Intl.RelativeTimeFormat(root.lang || "en", { numeric: "auto", style: "narrow" });

	for (const time of document.querySelectorAll("time[data-ago]")) {
		const age = now() - Date.parse(time.dateTime);

		time.dataset.ago ||= time.textContent;
		time.textContent = age >= 0 && age < day ? ago(age, format) : time.dataset.ago;
	}
}

/* 18 min, 2 h 05, 3 d: as the server writes them. */
function distance(ms)
{
	const minutes = Math.floor(ms / minute);

	if (minutes < 60)
		return `${minutes} min`;
	if (minutes < 24 * 60)
		return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, "0")}`;
	return `${Math.floor(minutes / (24 * 60))} d`;
}

const states = ["far", "soon", "overdue"];
const state_of = (time) => states.find((state) => time.classList.contains(`due-${state}`));

/* Only promises that still run. When "soon" begins is the agreement's rule, but 30 minutes are always soon. */
function tick_dues()
{
	for (const time of document.querySelectorAll("time.due")) {
		const left = Date.parse(time.dateTime) - now();
		const was = state_of(time);
		const is = left < 0 ? "overdue" : was === "far" && left <= 30 * minute ? "soon" : was;

		if (Number.isNaN(left) || !was)
			continue;
		time.classList.replace(`due-${was}`, `due-${is}`);
		if (is !== "far")
			time.textContent = (left < 0 ? "-" : "") + distance(Math.abs(left));
	}
}

function tick()
{
	tick_ages();
	tick_dues();
}

export function clocks()
{
	const server = Date.parse(root.dataset.now);

	/* A page that "back" brings out of the cache is older than it says; a difference of seconds is the way here. */
	const fresh = performance.getEntriesByType("navigation")[0]?.type !== "back_forward";

	if (fresh && Math.abs(Date.now() - server) > minute)
		ahead = Date.now() - server;
	tick();
	setInterval(tick, 30e3);
	document.addEventListener("htmx:after:swap", tick);
	document.addEventListener("visibilitychange", () => document.hidden || tick());
}
