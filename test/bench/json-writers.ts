import { dateTimeOf, iso, longIdOf, type MadeMessage, SHANGHAI, type Writer, type Writers } from './made-messages.ts';

/** Exports that are JSON, of whole documents or line by line; messages carry the keys that the programs write. */
export const jsonWriters = {
  slack: (names) =>
    inArray('[', ']', (message) => {
      const ts = slackTime(message.index, message.local);
      const thread = message.replyTo === null ? ts : slackTime(message.replyTo, message.local);
      return {
        user: `U${message.sender}`,
        type: 'message',
        ts,
        client_msg_id: '0f0e0d0c-0b0a-0908-0706-050403020100',
        text: message.text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
        team: 'T01',
        user_team: 'T01',
        source_team: 'T01',
        user_profile: {
          avatar_hash: 'g0123',
          image_72: 'https://secure.gravatar.com/avatar/0123.jpg',
          first_name: names[message.sender],
          real_name: names[message.sender],
          display_name: names[message.sender],
          team: 'T01',
          name: `member${message.sender}`,
          is_restricted: false,
          is_ultra_restricted: false,
        },
        ...(message.replyTo !== null && { thread_ts: thread, parent_user_id: 'U1' }),
        blocks: [
          {
            type: 'rich_text',
            block_id: 'abc',
            elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: message.text }] }],
          },
        ],
      };
    }),
  slackdump: (names) =>
    inArray('{"channel_id":"C01","name":"help","messages":[', ']}', ({ index, local, sender, text }) => ({
      type: 'message',
      user: `U${sender}`,
      text,
      ts: slackTime(index, local),
      team: 'T01',
      user_profile: { real_name: names[sender], display_name: names[sender] },
      replace_original: false,
      delete_original: false,
      metadata: { event_type: '', event_payload: null },
      blocks: null,
    })),
  zulip: (names) =>
    inArray('{"zerver_message":[', '],"zerver_usermessage":[]}', ({ index, local, sender, text, replyTo }) => ({
      id: index + 1,
      sender,
      recipient: 5,
      subject: `topic ${index % 20}`,
      content: replyTo === null ? text : zulipReply(names[replyTo % names.length], replyTo + 1, text),
      rendered_content: `<p>${text}</p>`,
      rendered_content_version: 1,
      date_sent: (local - SHANGHAI) / 1000,
      sending_client: 1,
      last_edit_time: null,
      edit_history: null,
      has_attachment: false,
      has_image: false,
      has_link: false,
    })),
  mattermost: (names) => ({
    ...lines,
    before: `${JSON.stringify({ type: 'version', version: 1 })}\n${JSON.stringify({ type: 'channel', channel: { team: 'study', name: 'help', display_name: '测试群', type: 'O' } })}\n${names.map((name, sender) => `${JSON.stringify({ type: 'user', user: { username: `member${sender}`, nickname: name } })}\n`).join('')}`,
    message: ({ local, sender, text }) =>
      JSON.stringify({
        type: 'post',
        post: {
          team: 'study',
          channel: 'help',
          user: `member${sender}`,
          type: '',
          message: text,
          props: {},
          create_at: local - SHANGHAI,
          edit_at: 0,
          flagged_by: null,
          reactions: null,
          replies: null,
          attachments: null,
        },
      }),
  }),
  messenger: (names) => {
    // Meta writes the bytes of UTF-8 as characters of their own.
    const spoiled = (text: string | undefined) => Buffer.from(text ?? '').toString('latin1');
    const escaped = (value: object, indent: number) =>
      JSON.stringify(value, null, indent).replace(
        /[\u0080-\uffff]/g,
        (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
      );
    const participants = names.map((name) => ({ name: spoiled(name) }));
    return {
      before: `{\n  "participants": ${escaped(participants, 2)},\n  "messages": [\n`,
      between: ',\n',
      after: '\n  ],\n  "title": "Club",\n  "thread_path": "inbox/club_1"\n}\n',
      message: ({ local, sender, text }) =>
        escaped(
          {
            sender_name: spoiled(names[sender]),
            timestamp_ms: local - SHANGHAI,
            content: spoiled(text),
            is_geoblocked_for_viewer: false,
            is_unsent_image_by_messenger_kid_parent: false,
          },
          2,
        ),
    };
  },
  'qce-json': (names) =>
    inArray(
      `{"metadata":{"name":"QQChatExporter V5","version":"5.0.0"},"chatInfo":{"name":"测试群","type":"group","peerUin":"654321"},"statistics":{"totalMessages":1},"messages":[`,
      ']}',
      (message) => qceMessage(message, names),
    ),
  'qce-chunks': (names) => ({ ...lines, message: (message) => JSON.stringify(qceMessage(message, names)) }),
  'chatlog-json': (names) =>
    inArray('[', ']', ({ index, local, sender, text }) => ({
      seq: local * 1000 + (index % 1000),
      time: `${iso(local).slice(0, 19)}+08:00`,
      talker: '12345@chatroom',
      talkerName: '测试群',
      isChatRoom: true,
      sender: `wxid_${sender}`,
      senderName: names[sender],
      isSelf: false,
      type: 1,
      subType: 0,
      content: text,
    })),
  'signal-jsonl': (names) => ({
    ...lines,
    before: `{"version":"1","backupTimeMs":"1709546400000"}\n{"account":{"givenName":"Mo"}}\n{"recipient":{"id":"1","self":{}}}\n{"recipient":{"id":"2","group":{"snapshot":{"title":{"title":"测试群"}}}}}\n${names.map((name, sender) => `${JSON.stringify({ recipient: { id: String(sender + 3), contact: { e164: String(15_550_000 + sender), profileGivenName: name } } })}\n`).join('')}{"chat":{"id":"1","recipientId":"2"}}\n`,
    message: ({ local, sender, text }) =>
      JSON.stringify({
        chatItem: {
          chatId: '1',
          authorId: String(sender + 3),
          dateSent: String(local - SHANGHAI),
          incoming: { dateReceived: String(local - SHANGHAI), read: true, sealedSender: true },
          standardMessage: { text: { body: text } },
        },
      }),
  }),
  'signal-export-json': (names) => ({
    ...lines,
    message: ({ local, sender, text }) =>
      JSON.stringify({
        date: iso(local).slice(0, 19),
        sender: names[sender],
        body: text,
        quote: '',
        sticker: '',
        reactions: [],
        attachments: [],
      }),
  }),
  'matrix-json': (names) =>
    inArray(
      `{"room_name":"测试群","room_creator":"Ann","topic":"","export_date":"11/15/2023, 12:00:00 AM","exported_by":"Ann","messages":[${names.map((name, sender) => JSON.stringify({ type: 'm.room.member', event_id: `$m${sender}`, sender: `@member${sender}:example.org`, state_key: `@member${sender}:example.org`, origin_server_ts: 1_704_000_000_000, content: { membership: 'join', displayname: name } })).join(',')},`,
      ']}',
      ({ index, local, sender, text, replyTo }) => ({
        type: 'm.room.message',
        event_id: `$e${index}`,
        sender: `@member${sender}:example.org`,
        origin_server_ts: local - SHANGHAI,
        content: {
          msgtype: 'm.text',
          body: text,
          ...(replyTo !== null && { 'm.relates_to': { 'm.in_reply_to': { event_id: `$e${replyTo}` } } }),
        },
        room_id: '!room:example.org',
        unsigned: { age: 1 },
      }),
    ),
  'google-chat': (names) =>
    inArray('{"messages":[', ']}', ({ index, local, sender, text }) => ({
      creator: { name: names[sender], email: `member${sender}@example.org`, user_type: 'Human' },
      created_date: googleTime(local - SHANGHAI),
      text,
      topic_id: `t${index}`,
      message_id: `AAAA1111/t${index}/m${index}`,
    })),
  teams: (names) =>
    inArray('[', ']', ({ index, local, sender, text }) => ({
      Id: String(1_700_000_000_000 + index),
      ReplyToId: null,
      MessageType: 'message',
      CreatedDateTime: iso(local - SHANGHAI),
      LastEditedDateTime: null,
      DeletedDateTime: null,
      From: { User: { Id: `id-${sender}`, DisplayName: names[sender] } },
      Body: { ContentType: 'html', Content: `<p>${text.replaceAll('\n', '<br>')}</p>` },
      ChannelIdentity: { TeamId: 't', ChannelId: '19:c' },
      Attachments: [],
      Mentions: [],
      Reactions: [],
    })),
  'generic-json': (names) => inArray('[', ']', (message) => tableMessage(message, names)),
  'generic-jsonl': (names) => ({ ...lines, message: (message) => JSON.stringify(tableMessage(message, names)) }),
} satisfies Writers<string>;

const lines = { before: '', between: '\n', after: '\n' };

function inArray(before: string, after: string, record: (message: MadeMessage) => object): Writer {
  return {
    before: `${before}\n`,
    between: ',\n',
    after: `\n${after}\n`,
    message: (message) => JSON.stringify(record(message)),
  };
}

function slackTime(index: number, local: number): string {
  return `${(local - SHANGHAI) / 1000}.${String(index % 1_000_000).padStart(6, '0')}`;
}

function zulipReply(name: string | undefined, id: number, text: string): string {
  return `@_**${name}|10** [said](https://chat.example.org/#narrow/stream/1-help/topic/Rice/near/${id}):\n\`\`\`quote\n…\n\`\`\`\n${text}`;
}

function qceMessage({ index, local, sender, text }: MadeMessage, names: readonly string[]): object {
  return {
    id: longIdOf(index),
    seq: String(index),
    timestamp: local - SHANGHAI,
    time: dateTimeOf(local),
    sender: { uid: `u_${sender}`, uin: String(10_000 + sender), name: names[sender], nickname: names[sender] },
    type: 'text',
    content: { text, html: '', elements: [{ type: 'text', data: { text } }], resources: [], mentions: [] },
    recalled: false,
    system: false,
  };
}

const googleTimes = new Intl.DateTimeFormat('en-US', { dateStyle: 'full', timeStyle: 'medium', timeZone: 'UTC' });

/** `Friday, May 29, 2026 at 3:00:29 AM UTC`. */
function googleTime(instant: number): string {
  return `${googleTimes.format(instant).replace('\u202f', ' ')} UTC`;
}

function tableMessage({ index, local, sender, text, replyTo }: MadeMessage, names: readonly string[]): object {
  return {
    id: `m${index}`,
    created_at: iso(local),
    user: names[sender],
    content: text,
    reply_to: replyTo === null ? null : `m${replyTo}`,
  };
}
