import type { LocalText } from '@shared/kernel/text';
import { InputNumber } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/format';
import { Picture } from '../picture';
import './goods.css';

export type Goods = {
  readonly skuId: string;
  readonly name: LocalText;
  readonly colour: LocalText;
  readonly size: string;
  readonly picture: string;
};

export type GoodsColumn<Line> = {
  readonly key: string;
  readonly title: string;
  readonly width?: number;
  readonly cell: (line: Line) => ReactNode;
};

/** Lines of a document: what it is at the left, its numbers at the right. */
export function GoodsTable<Line extends Goods>(props: {
  lines: readonly Line[];
  columns: readonly GoodsColumn<Line>[];
}) {
  const { t } = useTranslation();
  return (
    <table className="goods-table">
      <thead>
        <tr className="caption">
          <th>{t('list.goods.line')}</th>
          {props.columns.map(({ key, title, width = 64 }) => (
            <th key={key} style={{ width }}>
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {props.lines.map((line) => (
          <tr key={line.skuId}>
            <td>
              <GoodsName goods={line} />
            </td>
            {props.columns.map(({ key, cell }) => (
              <td key={key}>{cell(line)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A SKU with its picture, on two lines. */
export function GoodsName({ goods }: { goods: Goods }) {
  const format = useFormat();
  const name = format.text(goods.name);
  const facts = [format.text(goods.colour), format.size(goods.size)].filter(Boolean).join(' · ');
  return (
    <div className="row goods-name">
      <Picture picture={goods.picture} size={36} />
      <div className="two-lines">
        <div title={`${name} ${goods.skuId}`}>{name}</div>
        <div className="caption" title={facts}>
          {facts}
        </div>
      </div>
    </div>
  );
}

/** A number of pieces that can be typed. An empty field is no piece. */
export function PiecesInput(props: {
  label: string;
  value: number;
  most?: number;
  least?: number;
  onChange(pieces: number): void;
}) {
  return (
    <InputNumber
      className="pieces-input"
      aria-label={props.label}
      value={props.value}
      min={props.least ?? 0}
      max={props.most ?? 9_999}
      precision={0}
      controls={false}
      onFocus={(event) => event.target.select()}
      onChange={(pieces) => props.onChange(typeof pieces === 'number' ? pieces : (props.least ?? 0))}
    />
  );
}

/** A count in a table of a document: none is quiet. */
export function Count({ value, tone }: { value: number; tone?: 'danger' | 'warning' | 'positive' }) {
  const format = useFormat();
  return <span className={value === 0 ? 'support' : tone}>{value === 0 ? '—' : format.number(value)}</span>;
}
