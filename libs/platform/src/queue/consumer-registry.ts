import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { ON_MESSAGE, type ConsumerDeclaration } from './on-message.decorator.js';
import { declaredTopics } from './topics.js';

export interface Consumer extends ConsumerDeclaration {
  handle: (...given: unknown[]) => Promise<unknown>;
}

/** All consumers of this worker, found once at start. */
@Injectable()
export class ConsumerRegistry implements OnModuleInit {
  private consumers = new Map<string, Consumer>();

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
  ) {}

  /** Before anything that asks: all relays, reconcilers and processors begin at the bootstrap. */
  onModuleInit(): void {
    this.collect();
  }

  /** Fails on a consumer named twice, a consumed topic nobody declares and a declared topic nobody consumes. */
  collect(): void {
    const found: Consumer[] = [];
    for (const { instance } of this.discovery.getProviders() as { instance?: Record<string, unknown> }[]) {
      if (!instance || typeof instance !== 'object') continue;
      const prototype = Object.getPrototypeOf(instance) as Record<string, unknown> | null;
      if (!prototype) continue;
      for (const name of this.scanner.getAllMethodNames(prototype)) {
        const method = instance[name];
        if (typeof method !== 'function') continue;
        const declaration = this.reflector.get<ConsumerDeclaration | undefined>(ON_MESSAGE, method);
        if (declaration) found.push({ ...declaration, handle: method.bind(instance) as Consumer['handle'] });
      }
    }
    this.consumers = checkConsumers(found, declaredTopics());
  }

  of(topic: string): Consumer[] {
    return [...this.consumers.values()].filter((consumer) => consumer.topic === topic);
  }

  /** Every topic that this worker reacts to. */
  topics(): string[] {
    return [...new Set([...this.consumers.values()].map(({ topic }) => topic))];
  }

  get(name: string): Consumer | undefined {
    return this.consumers.get(name);
  }
}

/** The start-up check by itself. */
export function checkConsumers(found: Consumer[], topics: ReadonlySet<string>): Map<string, Consumer> {
  const faults: string[] = [];
  const consumers = new Map<string, Consumer>();
  for (const consumer of found) {
    if (consumers.has(consumer.consumer)) faults.push(`consumer ${consumer.consumer} has two handlers`);
    if (!topics.has(consumer.topic)) faults.push(`topic ${consumer.topic} is consumed but not declared`);
    consumers.set(consumer.consumer, consumer);
  }
  for (const topic of topics) {
    if (!found.some((consumer) => consumer.topic === topic)) faults.push(`topic ${topic} has no consumer`);
  }
  if (faults.length > 0) throw new Error(`The message handlers do not fit: ${faults.join('; ')}`);
  return consumers;
}
