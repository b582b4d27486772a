import type { MessageKind } from '../../../../contract/index.ts';
import { elementsOf, type JsonObject, objectOf, textOf } from '../../json-values.ts';
import type { SignalRecipients } from './recipients.ts';

/** Who a change is about, and who made it: the fields that name somebody. */
const ABOUT = ['aci', 'newMemberAci', 'removedAci', 'memberAci', 'inviteeAci', 'inviteeServiceId', 'requestorAci'];
const BY = ['updaterAci', 'removerAci', 'inviterAci', 'revokerAci'];
const VALUES = ['newGroupName', 'newDescription', 'newName', 'question'];

/** What an update tells. */
export interface SignalUpdate {
  readonly kind: MessageKind;
  readonly text: string;
}

/** The sentence of an update; null for one that tells nothing. */
export function readUpdate(update: JsonObject, recipients: SignalRecipients): SignalUpdate | null {
  const [found] = Object.entries(update).filter(([, value]) => objectOf(value) !== null);
  if (found === undefined) {
    return null;
  }
  const [name, value] = found;
  const details = objectOf(value) ?? {};
  if (name === 'individualCall' || name === 'groupCall') {
    const state = textOf(details.state);
    const text = [wordsOf(textOf(details.type) ?? name), state === undefined ? '' : wordsOf(state)];
    return { kind: 'call', text: text.filter((part) => part !== '').join(', ') };
  }
  if (name === 'groupChange') {
    const changes = elementsOf(details.updates).flatMap((change) => {
      const [entry] = Object.entries(objectOf(change) ?? {});
      return entry === undefined ? [] : [sentence(entry[0], objectOf(entry[1]) ?? {}, recipients)];
    });
    return { kind: 'system', text: changes.join('\n') };
  }
  return { kind: 'system', text: sentence(name, details, recipients) };
}

/** `groupMemberAddedUpdate` of Ann by Bob: “group member added: Ann (by Bob)”. */
function sentence(name: string, details: JsonObject, recipients: SignalRecipients): string {
  const people = (fields: readonly string[]) =>
    fields.flatMap((field) => {
      const aci = textOf(details[field]);
      return aci === undefined ? [] : [recipients.nameOfService(aci) ?? 'somebody'];
    });
  const what = name === 'simpleUpdate' ? wordsOf(textOf(details.type) ?? name) : wordsOf(name);
  const about = [...people(ABOUT), ...VALUES.flatMap((field) => textOf(details[field]) ?? [])];
  const by = people(BY);
  return `${what}${about.length === 0 ? '' : `: ${about.join(', ')}`}${by.length === 0 ? '' : ` (by ${by.join(', ')})`}`;
}

/** `groupNameUpdate`, `IDENTITY_UPDATE`: their words. */
function wordsOf(name: string): string {
  const words = /^[A-Z0-9_]+$/.test(name)
    ? name.toLowerCase().replaceAll('_', ' ')
    : name.replace(/[A-Z]/g, ' $&').toLowerCase();
  return words.replace(/ (?:chat )?update$/, '');
}
