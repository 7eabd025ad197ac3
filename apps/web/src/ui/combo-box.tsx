import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState, type ReactElement } from 'react';
import {
  Button as AriaButton,
  ComboBox as AriaComboBox,
  Input,
  ListBox,
  ListBoxItem,
  Popover,
} from 'react-aria-components';
import { AriaLocale } from './aria-locale.js';
import { FieldFrame, type FieldProps } from './form.js';
import { Icon } from './icon.js';
import { useUiText } from './strings.js';
import { useSettled } from './use-settled.js';

export interface ComboOption {
  value: string;
  label: string;
  description?: string;
}

export interface ComboBoxProps extends FieldProps {
  value: ComboOption | null;
  onChange: (option: ComboOption | null) => void;
  queryKey: readonly unknown[];
  /** The options that match a text (some 20); asked again as the person types. */
  load: (search: string) => Promise<readonly ComboOption[]>;
}

/** One of many, found by typing; the server searches. */
export function ComboBox(props: ComboBoxProps): ReactElement {
  const { label, name, help, isRequired, isDisabled, error, value, onChange, queryKey, load } = props;
  const t = useUiText();
  const [text, setText] = useState(value?.label ?? '');
  useEffect(() => setText(value?.label ?? ''), [value?.value, value?.label]);
  const search = useSettled(text === value?.label ? '' : text.trim());
  const { data, isFetching } = useQuery({
    queryKey: [...queryKey, 'options', search],
    queryFn: () => load(search),
    placeholderData: keepPreviousData,
  });
  const options = data ?? [];
  return (
    <FieldFrame {...{ label, name, help, isRequired, error }}>
      {(ids) => (
        <AriaLocale>
          <AriaComboBox
            className="combo-box"
            aria-label={label}
            items={options}
            inputValue={text}
            onInputChange={setText}
            value={value?.value ?? null}
            onChange={(key) => {
              const chosen = options.find((option) => option.value === key) ?? null;
              // The list changes while typing; a value that is not in it has not been taken back by the person.
              if (chosen || text === '') onChange(chosen);
            }}
            defaultFilter={() => true}
            allowsEmptyCollection
            menuTrigger="focus"
            isDisabled={isDisabled}
            isRequired={isRequired}
          >
            <div className="select">
              <Input {...ids} className="input" placeholder={t('typeToSearch')} autoComplete="off" />
              <AriaButton className="combo-toggle" aria-label={t('showOptions')}>
                <Icon name="down" size={16} />
              </AriaButton>
            </div>
            <Popover className="popover">
              <ListBox<ComboOption>
                className="list-box"
                renderEmptyState={() => <div className="list-empty">{isFetching ? t('loading') : t('noOption')}</div>}
              >
                {(option) => (
                  <ListBoxItem id={option.value} textValue={option.label} className="list-item">
                    <span>{option.label}</span>
                    {option.description && <small>{option.description}</small>}
                  </ListBoxItem>
                )}
              </ListBox>
            </Popover>
          </AriaComboBox>
        </AriaLocale>
      )}
    </FieldFrame>
  );
}
