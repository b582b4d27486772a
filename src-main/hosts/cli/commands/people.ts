import type { Member } from '../../../contract/index.ts';
import { UsageError } from '../arguments.ts';
import { type Command, type CommandContext, jsonOptions, libraryOption } from '../command.ts';

export const peopleCommand: Command = {
  usage: 'people --library DIR (list | proposals | join A B... | part MEMBER PARTICIPANT... | refuse A B)',
  help: 'Lists people, proposes who may be one person, joins them, parts them again.',
  options: { ...libraryOption, ...jsonOptions },
  async run(context) {
    const [what = '', ...ids] = context.arguments.positionals;
    const action = Object.hasOwn(actions, what) ? actions[what] : undefined;
    if (action === undefined) {
      throw new UsageError('say list, proposals, join, part or refuse');
    }
    const isReading = what === 'list' || what === 'proposals';
    await context.session.open(context.arguments.required('library'), isReading ? 'read' : 'write');
    await action(context, ids);
  },
};

const actions: Readonly<Record<string, (context: CommandContext, ids: readonly string[]) => Promise<void>>> = {
  async list({ session, output }) {
    const members = await session.call('members.list', {});
    if (output.json || output.jsonl) {
      await output.document(members);
      return;
    }
    for (const member of members) {
      await output.line(describe(member));
    }
  },
  async proposals({ session, output }) {
    const proposals = await session.call('members.proposals', {});
    if (output.json || output.jsonl) {
      await output.document(proposals);
      return;
    }
    for (const { members, confidence, reasons } of proposals) {
      await output.line(`${Math.round(confidence * 100)} % ${reasons.join(', ')}`);
      for (const member of members) {
        await output.line(`  ${describe(member)}`);
      }
    }
  },
  async join({ session, output }, ids) {
    if (ids.length < 2) {
      throw new UsageError('two members are needed at least');
    }
    await output.document(await session.call('members.join', { memberIds: [...ids] }));
  },
  async part({ session, output }, [memberId, ...participantIds]) {
    if (memberId === undefined || participantIds.length === 0) {
      throw new UsageError('a member and some of its participants are needed');
    }
    await output.document(await session.call('members.part', { memberId, participantIds }));
  },
  async refuse({ session }, [one, other, ...more]) {
    if (one === undefined || other === undefined || more.length > 0) {
      throw new UsageError('two members are needed');
    }
    await session.call('members.refuse', { memberIds: [one, other] });
  },
};

function describe({ id, name, aliases, messageCount, participantIds }: Member): string {
  const others = aliases.length > 0 ? ` (${aliases.join(', ')})` : '';
  const parts = participantIds.length > 1 ? `, ${participantIds.join(' ')}` : '';
  return `${id}  ${name}${others}: ${messageCount} messages${parts}`;
}
