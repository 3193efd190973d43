import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { confidenceFeatureNames } from './features/confidence.ts';
import { Patterns, patternsSchema } from './features/patterns.ts';
import { sentenceFeatureNames } from './features/sentence.ts';
import { spanFeatureNames } from './features/span.ts';
import { Forest, forestSchema } from './forest.ts';
import type { ReaderModels } from './reader.ts';

/** What was learned, with where it comes from; one file, `models/reader.model.json`. */
export const modelSchema = z.object({
  licence: z.string(),
  source: z.string(),
  sentence: forestSchema,
  span: forestSchema,
  patterns: patternsSchema,
  confidence: forestSchema,
});

export type ModelData = z.infer<typeof modelSchema>;

export interface Models extends ReaderModels {
  readonly confidence: Forest;
}

/** @throws when the models were trained on other features than this program has */
export function modelsOf(data: ModelData): Models {
  return {
    sentence: new Forest(data.sentence, sentenceFeatureNames),
    span: new Forest(data.span, spanFeatureNames),
    patterns: new Patterns(data.patterns),
    confidence: new Forest(data.confidence, confidenceFeatureNames),
  };
}

/** Where the shipped models lie, from src/ and dist/ alike. */
export const modelFile = join(import.meta.dirname, '../../models/reader.model.json');

let shipped: Models | undefined;

/** The shipped models, read once. */
export function shippedModels(): Models {
  shipped ??= readModels(modelFile);
  return shipped;
}

/** Reads models from a file. @throws when it is none, or of other features than this program has */
export function readModels(file: string): Models {
  return modelsOf(modelSchema.parse(JSON.parse(readFileSync(file, 'utf8'))));
}
