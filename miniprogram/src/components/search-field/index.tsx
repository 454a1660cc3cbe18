import { Input, View } from '@tarojs/components';
import { useTexts } from '../../i18n';
import { Icon } from '../icon';
import './index.scss';

type Props = {
  value: string;
  placeholder: string;
  onInput: (value: string) => void;
  onSearch?: () => void;
  isFocused?: boolean;
};

/** A field to look something up by name; a cross empties it. */
export function SearchField({ value, placeholder, onInput, onSearch, isFocused = false }: Props) {
  const { t } = useTexts('common');
  return (
    <View className="search-field">
      <Icon name="search" size="medium" />
      <Input
        className="search-field__input"
        value={value}
        placeholder={placeholder}
        placeholderClass="hint"
        maxlength={40}
        confirmType="search"
        focus={isFocused}
        onInput={({ detail }) => onInput(detail.value)}
        onConfirm={() => onSearch?.()}
      />
      {value !== '' && (
        <View className="tap" aria-role="button" aria-label={t('clear')} onClick={() => onInput('')}>
          <Icon name="close" size="small" />
        </View>
      )}
    </View>
  );
}
