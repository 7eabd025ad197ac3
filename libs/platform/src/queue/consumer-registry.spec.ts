import { describe, expect, it } from '@jest/globals';
import { checkConsumers, type Consumer } from './consumer-registry.js';

const consumer = (name: string, topic: string): Consumer => ({
  consumer: name,
  topic,
  queue: 'events',
  handle: () => Promise.resolve(),
});

describe('start-up check of consumers', () => {
  it('accepts a topic with two different consumers', () => {
    const found = [consumer('a.one', 't.x'), consumer('a.two', 't.x')];
    expect(checkConsumers(found, new Set(['t.x'])).size).toBe(2);
  });

  it('refuses a doubled name, an undeclared topic and a topic without consumer', () => {
    const found = [consumer('a.one', 't.x'), consumer('a.one', 't.typo')];
    expect(() => checkConsumers(found, new Set(['t.x', 't.lost']))).toThrow(
      /a\.one has two handlers.*t\.typo is consumed but not declared.*t\.lost has no consumer/,
    );
  });
});
