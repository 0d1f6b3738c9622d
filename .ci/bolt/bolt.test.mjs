// Bolt as an independent client: it is given only addresses and tokens, and asserts what it hears.
// The other half of each check is TestBolt in bot/slacksim, which plays the people and starts this script.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import bolt from '@slack/bolt';

const need = (name) => {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set; start this through: CI_BOLT=required go test -run TestBolt ./bot/slacksim`);
  return value;
};

const app = new bolt.App({
  token: need('SLACKSIM_BOT_TOKEN'),
  appToken: need('SLACKSIM_APP_TOKEN'),
  socketMode: true,
  logLevel: bolt.LogLevel.ERROR,
  clientOptions: { slackApiUrl: need('SLACKSIM_API_URL') },
});

// heard resolves with what a listener got, so that a test can wait for it.
const heard = {};
const listener = (name, answer) => {
  let done;
  let broken;
  heard[name] = new Promise((resolve, reject) => { done = resolve; broken = reject; });
  return async (got) => {
    try { done({ got, answered: await answer(got) }); } catch (err) { broken(err); }
  };
};

app.event('app_mention', listener('mention', ({ event, say }) => say({
  text: 'Pressing shows the source.',
  thread_ts: event.ts,
  blocks: [
    { type: 'section', text: { type: 'mrkdwn', text: 'Pressing shows the *source*.' } },
    { type: 'actions', elements: [{ type: 'button', action_id: 'source', value: 'record-1', text: { type: 'plain_text', text: 'Source' } }] },
  ],
})));

app.command('/policy', listener('command', async ({ ack, command, respond }) => {
  await ack();
  return respond({ text: `You asked: ${command.text}`, response_type: 'ephemeral' });
}));

app.action('source', listener('button', async ({ ack, body, client }) => {
  await ack();
  return client.chat.update({ channel: body.channel.id, ts: body.message.ts, text: 'The source is record-1.', blocks: [] });
}));

const plain = (text) => ({ type: 'plain_text', text });
const field = (id) => ({ type: 'input', block_id: 'b', label: plain('Question'), element: { type: 'plain_text_input', action_id: id } });

app.event('app_home_opened', listener('home', ({ event, client }) => client.views.publish({
  user_id: event.user, view: { type: 'home', blocks: [field('question'), { type: 'actions', elements: [{ type: 'button', action_id: 'ask', text: plain('Ask') }] }] },
})));

app.action('ask', listener('ask', async ({ ack, body }) => { await ack(); return body.view.state.values.b.question.value; }));

app.shortcut('check', listener('messageShortcut', async ({ ack, shortcut, respond }) => {
  await ack();
  return respond({ text: `It says: ${shortcut.message.text}`, response_type: 'ephemeral' });
}));

app.shortcut('anywhere', listener('globalShortcut', async ({ ack, shortcut, client }) => {
  await ack();
  return client.views.open({ trigger_id: shortcut.trigger_id, view: { type: 'modal', callback_id: 'form', private_metadata: 'm', title: plain('Ask'), submit: plain('Ask'), blocks: [field('question')] } });
}));

let sent = 0;
app.view('form', async ({ ack, view }) => {
  if (sent++ === 0) { await ack({ response_action: 'errors', errors: { b: 'Too short' } }); return; }
  await ack();
  await formSent({ view });
});
const formSent = listener('form', ({ view }) => view);

app.event('app_context_changed', listener('context', ({ event }) => event));

app.event('agent_session_stopped', listener('stopped', ({ event, client }) => client.apiCall('agents.sessions.setStatus', { channel_id: event.channel, thread_ts: event.thread_ts, status: 'active' })));

app.message('work', listener('work', async ({ message, client }) => {
  await client.assistant.threads.setStatus({ channel_id: message.channel, thread_ts: message.ts, status: 'is working…' });
  return client.apiCall('agents.sessions.setStatus', { channel_id: message.channel, thread_ts: message.ts, status: 'processing', title: 'Work' });
}));

app.event('message', async (got) => {
  if (got.event.subtype === 'message_changed' && got.event.message.subtype === 'tombstone') await stoneLeft(got);
  if (got.event.subtype === 'message_deleted') await deleted(got);
});
const stoneLeft = listener('tombstone', ({ event }) => event);
const deleted = listener('deleted', ({ event }) => event);

before(() => app.start());
after(() => app.stop());

test('a mention', { timeout: 10_000 }, async () => {
  const { got, answered } = await heard.mention;
  assert.match(got.event.text, /^<@U0POLICYB1> hello &amp; welcome$/);
  assert.match(got.body.event_id, /^Ev/);
  assert.equal(got.context.botUserId, 'U0POLICYB1');
  assert.equal(answered.ok, true);
  assert.equal(answered.message.thread_ts, got.event.ts);
});

test('a command', { timeout: 10_000 }, async () => {
  const { got } = await heard.command;
  assert.equal(got.command.text, 'help');
  assert.equal(got.command.user_id, 'U0EMMA0001');
  assert.match(got.command.trigger_id, /^trigger\./);
});

test('a button', { timeout: 10_000 }, async () => {
  const { got, answered } = await heard.button;
  assert.equal(got.action.value, 'record-1');
  assert.equal(got.body.user.id, 'U0EMMA0001');
  assert.equal(answered.text, 'The source is record-1.');
});

test('a refusal has its real name', { timeout: 10_000 }, async () => {
  await heard.button;
  await assert.rejects(app.client.chat.postMessage({ channel: 'C0RANDOM01', text: 'x' }), (err) => err.data.error === 'not_in_channel');
});

test('the Home tab, with what was typed there', { timeout: 10_000 }, async () => {
  const { got, answered } = await heard.home;
  assert.equal(got.event.tab, 'home');
  assert.equal(answered.ok, true);
  assert.equal((await heard.ask).answered, 'may I?');
});

test('a shortcut of a message', { timeout: 10_000 }, async () => {
  const { got } = await heard.messageShortcut;
  assert.equal(got.shortcut.message.text, 'is Pigeon banned?');
  assert.equal(got.shortcut.channel.id, 'C0GENERAL1');
});

test('a form, sent in a second time after an error', { timeout: 10_000 }, async () => {
  assert.equal((await heard.globalShortcut).answered.ok, true);
  const { answered } = await heard.form;
  assert.equal(answered.private_metadata, 'm');
  assert.equal(answered.state.values.b.question.value, 'may I use Pigeon?');
});

test('an open channel', { timeout: 10_000 }, async () => {
  assert.deepEqual((await heard.context).answered.context.entities.map((e) => [e.type, e.value]), [['slack#/types/channel_id', 'C0GENERAL1']]);
});

test('work that is stopped', { timeout: 10_000 }, async () => {
  assert.equal((await heard.work).answered.status, 'processing');
  const { got, answered } = await heard.stopped;
  assert.equal(got.event.thread_ts, (await heard.work).got.message.ts);
  assert.equal(answered.agent_status, 'active');
});

test('messages that are deleted', { timeout: 10_000 }, async () => {
  assert.equal((await heard.tombstone).answered.previous_message.text, 'a topic');
  assert.match((await heard.deleted).answered.deleted_ts, /^\d+\.\d+$/);
});
