import { CornerUpLeft } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlacedMessage } from '../../../src-main/contract/index.ts';
import { useShortcuts } from '../../app/keyboard/use-shortcuts.ts';
import { Button } from '../../ui/button.tsx';
import { Menu, MenuItem, MenuSeparator } from '../../ui/menu.tsx';
import { changePassages } from './content.ts';
import { newId, useDigestEditor } from './editor-context.ts';
import { membersByParticipant, passagesFrom, pullIntoNewAnswer, pullIntoSection } from './pull.ts';
import { pullShortcuts } from './pull-shortcuts.ts';
import { useTemplateSections } from './use-template.ts';

export interface PullMenuProps {
  readonly messages: readonly PlacedMessage[];
  readonly onPulled: () => void;
}

/** Takes the picked messages into a section, an answer, or an answer of their own. */
export function PullMenu({ messages, onPulled }: PullMenuProps) {
  const { t } = useTranslation();
  const { content, change, members, readOnly } = useDigestEditor();
  const sections = useTemplateSections(content);
  const people = useMemo(() => membersByParticipant(members), [members]);
  const pullInto = (key: string) => {
    if (readOnly) return;
    change((before) =>
      key === 'answers'
        ? pullIntoNewAnswer(before, messages, people, newId)
        : pullIntoSection(before, key, messages, newId),
    );
    onPulled();
  };
  useShortcuts(
    Object.fromEntries(
      pullShortcuts.map((id, index) => [
        id,
        () => {
          const section = sections[index];
          if (section) pullInto(section.key);
        },
      ]),
    ),
  );
  return (
    <Menu
      align="end"
      trigger={
        <Button kind="primary" small icon={<CornerUpLeft />} disabled={readOnly}>
          {t('digests.pull', { count: messages.length })}
        </Button>
      }
    >
      {sections.map(({ key, heading }, index) => (
        <MenuItem key={key} shortcut={pullShortcuts[index]} onSelect={() => pullInto(key)}>
          {key === 'answers' ? t('digests.newAnswer') : heading}
        </MenuItem>
      ))}
      {content.answers.length > 0 ? <MenuSeparator /> : null}
      {content.answers.map((answer, index) => (
        <MenuItem
          key={answer.id}
          onSelect={() => {
            change((before) =>
              changePassages(before, { kind: 'answer', answerId: answer.id, part: 'body' }, (passages) => [
                ...passages,
                ...passagesFrom(messages, newId),
              ]),
            );
            onPulled();
          }}
        >
          {t('digests.answerNumber', { number: index + 1 })}
        </MenuItem>
      ))}
    </Menu>
  );
}
