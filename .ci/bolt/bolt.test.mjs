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
