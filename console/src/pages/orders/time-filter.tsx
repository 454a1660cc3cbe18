import { DatePicker } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { BUSINESS_ZONE } from '@shared/kernel/time';
import { useTranslation } from 'react-i18next';

const DAY = 'YYYY-MM-DD';

const dayOf = (text: string | undefined): Dayjs | null => {
  const day = text ? dayjs(text, DAY) : null;
  return day?.isValid() ? day : null;
};

/** From which day to which, both included, as days of the shops' calendar. */
export function TimeFilter(props: {
  from: string | undefined;
  to: string | undefined;
  onChange(days: { from: string | undefined; to: string | undefined }): void;
}) {
  const { t } = useTranslation();
  // Today where the shops are, as a plain calendar day: the picker itself knows only this computer's zone.
  const today = dayjs(dayjs().tz(BUSINESS_ZONE).format(DAY), DAY);
  return (
    <DatePicker.RangePicker
      className={props.from || props.to ? 'time-filter filter--set' : 'time-filter'}
      value={[dayOf(props.from), dayOf(props.to)]}
      allowEmpty={[true, true]}
      placeholder={[t('orders.filter.from'), t('orders.filter.to')]}
      presets={[
        { label: t('orders.filter.today'), value: [today, today] },
        { label: t('orders.filter.week'), value: [today.subtract(6, 'day'), today] },
        { label: t('orders.filter.month'), value: [today.subtract(29, 'day'), today] },
      ]}
      onChange={(days) => props.onChange({ from: days?.[0]?.format(DAY), to: days?.[1]?.format(DAY) })}
    />
  );
}
