import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FilterList } from '../../ui/filter-list.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Popover } from '../../ui/popover.tsx';
import { SenderName } from '../../ui/sender-name.tsx';
import { useDigestFrame } from './editor-context.ts';
import styles from './people-picker.module.css';

export interface PeoplePickerProps {
  readonly label: string;
  readonly memberIds: readonly string[];
  readonly onChange: (memberIds: readonly string[]) => void;
}

/** A few people in order, with a way to add and to remove them. */
export function PeoplePicker({ label, memberIds, onChange }: PeoplePickerProps) {
  const { t } = useTranslation();
  const { members, personOf, readOnly } = useDigestFrame();
  const [open, setOpen] = useState(false);
  const candidates = members.filter((member) => !memberIds.includes(member.id));
  return (
    <div className={styles.picker}>
      <span className={styles.label}>{label}</span>
      <ul className={styles.people}>
        {memberIds.map((id) => (
          <li key={id} className={styles.person}>
            <SenderName id={personOf(id).colourId} name={personOf(id).name} />
            {readOnly ? null : (
              <IconButton
                small
                label={t('digests.removePerson', { name: personOf(id).name })}
                icon={<X />}
                onClick={() => onChange(memberIds.filter((other) => other !== id))}
              />
            )}
          </li>
        ))}
      </ul>
      {readOnly ? null : (
        <Popover
          title={t('digests.addPerson', { label })}
          open={open}
          onOpenChange={setOpen}
          align="start"
          trigger={<IconButton small label={t('digests.addPerson', { label })} icon={<Plus />} />}
        >
          <FilterList
            label={t('digests.findPerson')}
            items={candidates}
            keyOf={(member) => member.id}
            textsOf={(member) => [member.name, ...member.aliases]}
            renderItem={(member) => member.name}
            onChoose={(member) => {
              onChange([...memberIds, member.id]);
              setOpen(false);
            }}
          />
        </Popover>
      )}
    </div>
  );
}
