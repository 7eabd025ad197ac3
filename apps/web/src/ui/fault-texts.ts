import type { FormEvent } from 'react';
import { useUiText } from './strings.js';

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/**
 * The browser's own checks (required, too short, not a number in range) in the language of the page: browsers have no
 * Uyghur, and speak the language of the phone. For a form's `onInvalidCapture`.
 */
export function sayFault(event: FormEvent): void {
  const control = event.target as Control;
  if (!('validity' in control)) return;
  control.setCustomValidity('');
  if (!control.validity.valid) control.setCustomValidity(textOf(control));
}

/** A corrected field is judged anew; for a form's `onInputCapture`. */
export function forgetFault(event: FormEvent): void {
  const control = event.target as Control;
  if ('validity' in control) control.setCustomValidity('');
}

function textOf(control: Control): string {
  const { validity } = control;
  const t = useUiText.now;
  if (validity.valueMissing) return t(control instanceof HTMLSelectElement ? 'faultChoose' : 'faultMissing');
  if (validity.tooShort) return t('faultTooShort', { count: control.getAttribute('minlength') ?? '' });
  if (validity.rangeUnderflow) return t('faultTooLow', { min: control.getAttribute('min') ?? '' });
  if (validity.rangeOverflow) return t('faultTooHigh', { max: control.getAttribute('max') ?? '' });
  return t('faultFormat');
}
