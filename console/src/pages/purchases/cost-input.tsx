import type { Fen } from '@shared/kernel/money';
import { Input } from 'antd';
import { useState } from 'react';
import { parseYuan, yuanText } from '../products/yuan-input';

/** What a piece costs, typed in yuan; null while it is no amount. */
export function CostInput(props: { label: string; value: Fen | null; onChange(cost: Fen | null): void }) {
  const [typed, setTyped] = useState(props.value === null ? '' : yuanText(props.value));
  return (
    <Input
      className="cost-input"
      aria-label={props.label}
      inputMode="decimal"
      maxLength={14}
      value={typed}
      status={parseYuan(typed) === null ? 'error' : ''}
      onFocus={(event) => event.target.select()}
      onChange={(event) => {
        setTyped(event.target.value);
        props.onChange(parseYuan(event.target.value));
      }}
    />
  );
}
