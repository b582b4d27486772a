import { CornerUpLeft } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlacedMessage } from '../../../src-main/contract/index.ts';
import { Button } from '../../ui/button.tsx';
import { Menu, MenuItem, MenuSeparator } from '../../ui/menu.tsx';
import { changePassages } from './content.ts';
import { newId, useDigestEditor } from './editor-context.ts';
import { membersByParticipant, passagesFrom, pullIntoNewAnswer, pullIntoSection } from './pull.ts';
import { useTemplateSections } from './use-template.ts';

export interface PullMenuProps {
  readonly messages: readonly PlacedMessage[];
  readonly onPulled: () => void;
}

/** Takes the picked messages into a section, an answer, or an answer of their own. */
export function PullMenu({ messages, onPulled }: PullMenuProps) {
  const { t } = useTranslation();
  const { content, change, members, readOnly } = useDigestEditor();
  const sections = useTemplateSections(content).filter(({ key }) => key !== 'answers');
  const people = useMemo(() => membersByParticipant(members), [members]);
  return (
    <Menu
      align="end"
      trigger={
        <Button kind="primary" small icon={<CornerUpLeft />} disabled={readOnly}>
          {t('digests.pull', { count: messages.length })}
        </Button>
      }
    >
      {sections.map(({ key, heading }) => (
        <MenuItem
          key={key}
          onSelect={() => {
            change((before) => pullIntoSection(before, key, messages, newId));
            onPulled();
          }}
        >
          {heading}
        </MenuItem>
      ))}
      <MenuSeparator />
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
      <MenuItem
        onSelect={() => {
          change((before) => pullIntoNewAnswer(before, messages, people, newId));
          onPulled();
        }}
      >
        {t('digests.newAnswer')}
      </MenuItem>
    </Menu>
  );
}
