import { Input, Select } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../icon';

const TYPING_PAUSE_MS = 350;

export type Choice = { value: string; label: string };
export type ChoiceGroup = { label: string; options: Choice[] };

/** One filter with its name inside, as on the board; "all" is the absence of a choice. */
export function FilterSelect(props: {
  label: string;
  value: string | undefined;
  choices: readonly (Choice | ChoiceGroup)[];
  onChange(value: string | undefined): void;
  searchable?: boolean;
  loading?: boolean;
  width?: number;
  /** One of the choices is always taken: there is no "all". */
  isRequired?: boolean;
}) {
  const { t } = useTranslation();
  return (
    <Select<string>
      aria-label={props.label}
      className={props.value && !props.isRequired ? 'filter filter--set' : 'filter'}
      prefix={<span className="support">{props.label}</span>}
      value={props.value ?? ''}
      options={[...(props.isRequired ? [] : [{ value: '', label: t('list.all') }]), ...props.choices]}
      onChange={(value) => props.onChange(value || undefined)}
      loading={props.loading ?? false}
      showSearch={props.searchable ?? false}
      optionFilterProp="label"
      popupMatchSelectWidth={false}
      suffixIcon={<Icon name="down" />}
      style={{ minWidth: props.width ?? 120, maxWidth: 220 }}
    />
  );
}

/** A search field that asks the server when typing pauses, and at once on Enter. */
export function FilterSearch(props: {
  placeholder: string;
  value: string | undefined;
  onChange(value: string | undefined): void;
}) {
  const [typed, setTyped] = useState(props.value ?? '');
  const timer = useRef<number | undefined>(undefined);
  const said = useRef(props.value ?? '');
  // The address may change without typing: back button, cleared filters.
  useEffect(() => {
    if ((props.value ?? '') === said.current) return;
    said.current = props.value ?? '';
    setTyped(said.current);
  }, [props.value]);
  useEffect(() => () => window.clearTimeout(timer.current), []);

  const say = (text: string) => {
    window.clearTimeout(timer.current);
    const query = text.trim().slice(0, 60);
    if (query === said.current) return;
    said.current = query;
    props.onChange(query || undefined);
  };
  return (
    <Input
      className="filter-search"
      prefix={<Icon name="search" />}
      aria-label={props.placeholder}
      placeholder={props.placeholder}
      value={typed}
      maxLength={60}
      allowClear
      onChange={(event) => {
        const text = event.target.value;
        setTyped(text);
        window.clearTimeout(timer.current);
        timer.current = window.setTimeout(() => say(text), text === '' ? 0 : TYPING_PAUSE_MS);
      }}
      onPressEnter={() => say(typed)}
    />
  );
}

/** The first question to a list, as tabs above it. */
export function FilterTabs<Value extends string>(props: {
  label: string;
  tabs: readonly { value: Value; label: string; count?: string }[];
  value: Value;
  /** How many the chosen tab holds, once known, where the tabs do not say it themselves. */
  count?: string | undefined;
  onChange(value: Value): void;
}) {
  return (
    <div className="filter-tabs" role="tablist" aria-label={props.label}>
      {props.tabs.map((tab) => {
        const isChosen = tab.value === props.value;
        const count = tab.count ?? (isChosen ? props.count : undefined);
        return (
          <button
            key={tab.value}
            type="button"
            role="tab"
            aria-selected={isChosen}
            className={isChosen ? 'filter-tab filter-tab--on' : 'filter-tab'}
            onClick={() => props.onChange(tab.value)}
          >
            {tab.label}
            {count !== undefined && <span className="caption">{count}</span>}
          </button>
        );
      })}
    </div>
  );
}
