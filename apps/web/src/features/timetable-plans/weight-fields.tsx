import { useQuery } from '@tanstack/react-query';
import { useId, useState, type ReactElement } from 'react';
import { Button, QueryView, readNumber, Row } from '../../ui/index.js';
import { loadWeights, WEIGHTS_KEY } from './plan-queries.js';
import { useStrings } from './strings.js';
import { REPAIR_WISHES, type WeightRule, type Weights } from './types.js';
import { useWishStrings } from './wish-strings.js';
import more from './plans.module.css';
import styles from './weights.module.css';

export interface WeightFieldsProps {
  /** Only what differs from the standard. */
  value: Partial<Weights>;
  onChange: (weights: Partial<Weights>) => void;
  /** A repair also has wishes about moves. */
  isRepair?: boolean;
  /** All in view at once, not only on demand. */
  isOpen?: boolean;
}

/** What is wished and how much: a slider and a number for each wish, off at 0. */
export function WeightFields({ value, onChange, isRepair = false, isOpen }: WeightFieldsProps): ReactElement {
  const t = useStrings();
  const query = useQuery({ queryKey: WEIGHTS_KEY, queryFn: loadWeights, staleTime: Infinity });
  const changed = Object.keys(value).length;
  return (
    <>
      <p className="field-help">{t('weightsHelp')}</p>
      <Row>
        <span aria-live="polite">{changed === 0 ? t('weightsStandard') : t('weightsChanged', { count: changed })}</span>
        <Button isSmall icon="refresh" isDisabled={changed === 0} onPress={() => onChange({})}>
          {t('weightsReset')}
        </Button>
      </Row>
      <details className={more['more']} open={isOpen}>
        <summary>{t('weightsOpen')}</summary>
        <QueryView query={query}>
          {(rules) => (
            <ul className={styles['list']}>
              {rules
                .filter(({ key }) => isRepair || !REPAIR_WISHES.has(key))
                .sort((a, b) => Number(REPAIR_WISHES.has(b.key)) - Number(REPAIR_WISHES.has(a.key)))
                .map((rule) => (
                  <WeightField
                    key={rule.key}
                    rule={rule}
                    value={value[rule.key] ?? rule.weight}
                    onChange={(weight) => {
                      const others = Object.entries(value).filter(([key]) => key !== rule.key);
                      const own = weight === rule.weight ? [] : [[rule.key, weight]];
                      onChange(Object.fromEntries([...others, ...own]));
                    }}
                  />
                ))}
            </ul>
          )}
        </QueryView>
      </details>
    </>
  );
}

function WeightField(props: { rule: WeightRule; value: number; onChange: (value: number) => void }): ReactElement {
  const { rule, value, onChange } = props;
  const t = useStrings();
  const wishes = useWishStrings();
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const meaning = value === 0 ? t('weightOff') : wishes(`per_${rule.key}`, { points: value });
  return (
    <li className={value === 0 ? `${styles['weight']} ${styles['off']}` : styles['weight']}>
      <div className={styles['words']}>
        <strong id={id}>{wishes(`wish_${rule.key}`)}</strong>
        <span id={`${id}-per`} className="field-help">
          {meaning}
        </span>
      </div>
      <input
        type="range"
        className={styles['slider']}
        min={rule.min}
        max={rule.max}
        value={value}
        aria-labelledby={id}
        aria-describedby={`${id}-per`}
        onChange={(event) => onChange(Number(event.target.value))}
      />
      <input
        className={`input ${styles['number']}`}
        dir="ltr"
        inputMode="numeric"
        autoComplete="off"
        aria-label={t('pointsOf', { wish: wishes(`wish_${rule.key}`) })}
        aria-describedby={`${id}-per`}
        value={typed ?? String(value)}
        onChange={(event) => {
          setTyped(event.target.value);
          const number = readNumber(event.target.value);
          if (number !== null) onChange(Math.min(rule.max, Math.max(rule.min, Math.round(number))));
        }}
        onBlur={() => setTyped(null)}
      />
    </li>
  );
}
