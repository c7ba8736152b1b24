/* A request travels: asked, taken, answered, asked back, solved, confirmed; or not. */
import assert from "node:assert/strict";
import { button, go, journey, journeys, press, shown } from "./firstline.mjs";
import { ask, change, dot, find_in_queue, id_of, log_file, note, reply, resolve, stage_now, take, unfold, unique } from "./deeds.mjs";

journeys("an employee asks with files and sees the number, what is next and by when", async ({ as, scripts }) => {
	const anna = await as("anna");
	const words = unique("The scanner on floor 3 sends empty pages");

	await go(anna, "/");
	await anna.getByLabel("What do you need help with?").fill(words);
	await press(anna, button(anna, "Go on"));
	assert.equal(await anna.locator("#ask-text").inputValue(), words);
	await anna.getByText("I cannot work", { exact: true }).click();
	await anna.getByText("My team", { exact: true }).click();
	await anna.locator("input[type=file]").setInputFiles([dot, log_file]);
	if (scripts)
		await shown(anna.locator("[data-upload]").nth(1), "two files that are there");
	await press(anna, button(anna, "Send request"));

	assert.match(await anna.locator(".sent").innerText(), /I-\d{5}/);
	assert.match(await anna.locator(".request-promise").innerText(), /by .*\d\d:\d\d/);
	assert.equal(await stage_now(anna), "Received");
	assert.match(await anna.locator(".entry .text").innerText(), new RegExp(words.replace(/[().]/g, "\\$&")));
	assert.deepEqual(await anna.locator(".attached-name").allInnerTexts(), ["screenshot.png", "vpn.log"]);
	assert.ok(await anna.locator(".attached img").evaluate((img) => img.decode().then(() => img.naturalWidth)), "the picture is shown");

	const [log] = await Promise.all([anna.waitForEvent("download"), anna.getByRole("link", { name: "vpn.log" }).click()]);
	const pieces = [];

	for await (const piece of await log.createReadStream())
		pieces.push(piece);
	assert.deepEqual(Buffer.concat(pieces), log_file.buffer);
	await go(anna, "/tickets");
	await shown(anna.locator(".requests").getByText(words), "the request among her own");
});

journey("files are dropped and pasted, and taken away again", async ({ as }) => {
	const anna = await as("anna");
	const names = anna.locator("[data-upload] .upload-name");

	/* As the browser does when somebody drops or pastes a file. */
	const hand_over = (kind, name) => anna.locator("#ask-text").evaluate((field, [event, file]) => {
		const data = new DataTransfer();

		data.items.add(new File(["picture"], file, { type: "image/png" }));
		field.dispatchEvent(event === "paste"
			? new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true })
			: new DragEvent(event, { dataTransfer: data, bubbles: true, cancelable: true }));
	}, [kind, name]);

	await go(anna, "/tickets/new");
	await anna.locator("#ask-text").fill(unique("The map shows the wrong county"));
	await hand_over("drop", "map.png");
	await shown(names.filter({ hasText: "map.png" }), "the dropped file");
	await hand_over("paste", "image.png");
	await shown(names.filter({ hasText: /^screenshot-\d{6}\.png$/ }), "the pasted screenshot, with a name");
	await hand_over("drop", "wrong-one.png");
	await anna.locator("[data-upload]", { hasText: "wrong-one.png" }).locator("button").click();
	await names.filter({ hasText: "wrong-one.png" }).waitFor({ state: "detached" });
	await press(anna, button(anna, "Send request"));
	assert.deepEqual((await anna.locator(".attached-name").allInnerTexts()).map((n) => n.replace(/\d{6}/, "N")), ["map.png", "screenshot-N.png"]);
});

journey("an empty file and one that is too large are refused at once, with words", async ({ as }) => {
	const anna = await as("anna");
	const failed = anna.locator(".upload-failed");
	const drop = (name, size) => anna.locator("#ask-text").evaluate((field, [called, bytes]) => {
		const data = new DataTransfer();

		data.items.add(new File([new Uint8Array(bytes)], called));
		field.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
	}, [name, size]);

	await go(anna, "/tickets/new");
	await drop("empty.txt", 0);
	assert.match(await failed.innerText(), /is empty/);
	await failed.locator("button").click();
	await drop("film.mov", 25 * 1024 * 1024 + 1);
	assert.match(await failed.innerText(), /larger than 25 MB/);
});

journeys("a request travels to an agent's answer and back", async ({ as }) => {
	const words = unique("My calendar shows every meeting twice");
	const anna = await as("anna");
	const id = await ask(anna, words);
	const mia = await as("mia");
	const row = await find_in_queue(mia, "unassigned", words);

	assert.match(await row.innerText(), /Nobody/);
	await press(mia, row.locator("a.row-link"));
	await take(mia);
	await reply(mia, "Good morning Anna, which calendar is it?", "Send to Anna Lindqvist");
	await note(mia, "Looks like the sync fault of last week.");

	const internal = mia.locator(".entry-internal");

	assert.match(await internal.innerText(), /Internal[^]*sync fault/);
	await unfold(mia.locator(".composer-send details"));
	await mia.locator("#reply-text").fill("Could you tell me whether it is the same on your phone?");
	await press(mia, button(mia, "Send and wait for Anna Lindqvist"));
	await shown(mia.getByText("Waiting for requester").first(), "whom it waits for");

	await go(anna, `/tickets/${id}`);
	assert.equal(await stage_now(anna), "Waiting for you");
	await shown(anna.getByText("Mia from Service Desk has it"));
	assert.equal(await anna.getByText("sync fault").count(), 0, "internal words stay inside");
	await reply(anna, "No, on the phone it is right.", "Send");
	assert.equal(await stage_now(anna), "In progress");

	await go(mia, `/tickets/${id}`);
	await resolve(mia, "I removed the second profile.", { status: 422 });
	await shown(mia.locator(".wrong", { hasText: "category" }), "that a category is missing");
	assert.equal(await mia.locator("#resolve-text").inputValue(), "I removed the second profile.");
	await change(mia, { category: "Calendar" });
	await resolve(mia, "I removed the second profile.");

	await go(anna, `/tickets/${id}`);
	assert.equal(await stage_now(anna), "Solved");
	await shown(anna.locator(".resolution", { hasText: "second profile" }));
	await press(anna, button(anna, "It works now"));
	await shown(anna.getByText("Thank you. It is closed now."));
	assert.equal(await anna.locator(".stage-done").count(), 4);
	await go(mia, `/tickets/${id}`);
	assert.match(await mia.locator(".ticket-chips").innerText(), /Closed/);
});

journeys("what still does not work goes on", async ({ as, site }) => {
	const boris = await as("boris");
	const id = await ask(boris, unique("I cannot open the county report"), { category: "Word, Excel" });
	const mia = await as("mia");

	await go(mia, `/tickets/${id}`);
	await take(mia);
	await resolve(mia, "Please try again now.");
	await go(boris, `/tickets/${id}`);
	await unfold(boris.locator("#reopen"));
	await press(boris, button(boris, "Tell the help desk"), 422);
	await boris.getByLabel("What still does not work?").fill("It opens, but page 2 is missing.");
	await press(boris, button(boris, "Tell the help desk"));
	assert.equal(await stage_now(boris), "In progress");
	await go(mia, `/tickets/${id}`);
	await shown(mia.locator(".entry-requester", { hasText: "page 2 is missing" }));
	assert.match(await mia.locator(".ticket-chips").innerText(), /Open/);
	assert.deepEqual(site.sql(`SELECT status, reopened_count FROM ticket WHERE id = ${id}`), [["open", "1"]]);
});

journeys("a request that nobody works on can be withdrawn", async ({ as }) => {
	const boris = await as("boris");
	const id = await ask(boris, unique("A second keyboard, please"));

	await unfold(boris.locator("details", { hasText: "Withdraw this request" }));
	await press(boris, button(boris, "Yes, withdraw it"));
	await shown(boris.getByText("You withdrew this request."));
	await go(boris, `/tickets/${id}`);
	assert.equal(await boris.getByText("Withdraw this request").count(), 0);
});

journey("what is typed is shown as it was typed", async ({ as }) => {
	const anna = await as("anna");
	const words = unique("<img src=x onerror=alert(1)><script>alert(2)</script> & \"quotes\" {{TITLE}} [[Take]]");

	anna.on("dialog", () => assert.fail("a script ran"));
	await ask(anna, `${words}\n  indented\nsee https://example.test/a?b=1&c=2.`);
	assert.equal(await anna.locator(".entry .text").first().innerText(), `${words}\n  indented\nsee https://example.test/a?b=1&c=2.`);
	assert.equal(await anna.locator(".entry .text a").getAttribute("href"), "https://example.test/a?b=1&c=2");
	assert.ok(id_of(anna) > 0);
});
