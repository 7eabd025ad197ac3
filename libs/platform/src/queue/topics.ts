const declared = new Set<string>();

/** Declares a topic where its type lives (`<lib>.events.ts`); the worker refuses to start if nobody consumes it. */
export function declareTopic<T extends string>(topic: T): T {
  declared.add(topic);
  return topic;
}

export function declaredTopics(): ReadonlySet<string> {
  return declared;
}
