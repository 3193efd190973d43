import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { evidenceFeatureNames } from './features/evidence.ts';
import { Patterns, type PatternsData } from './features/patterns.ts';
import { quotationFeatureNames } from './features/quotation.ts';
import { sentenceFeatureNames } from './features/sentence.ts';
import { spanFeatureNames } from './features/span-features.ts';
import { Forest, type ForestData } from './forest.ts';
import type { ReaderModels } from './reader.ts';

/** What was learned, with where it comes from; one file, `models/reader.model.json`. */
export interface ModelData {
  readonly licence: string;
  readonly source: string;
  readonly sentence: ForestData;
  readonly span: ForestData;
  readonly patterns: PatternsData;
  readonly quotation: ForestData;
  readonly confidence: ForestData;
  readonly small: { readonly quotation: ForestData; readonly confidence: ForestData };
}

export interface Models extends ReaderModels {
  /** Which quotation answers, given that one does. */
  readonly quotation: Forest;
  /** Whether it does. */
  readonly confidence: Forest;
  /** The same two for a small corpus, learned of reports. */
  readonly small: { readonly quotation: Forest; readonly confidence: Forest };
}

/** @throws when the models were trained on other features than this program has */
export function modelsOf(data: ModelData): Models {
  return {
    sentence: new Forest(data.sentence, sentenceFeatureNames),
    span: new Forest(data.span, spanFeatureNames),
    patterns: new Patterns(data.patterns),
    quotation: new Forest(data.quotation, quotationFeatureNames),
    confidence: new Forest(data.confidence, quotationFeatureNames),
    small: {
      quotation: new Forest(data.small.quotation, evidenceFeatureNames),
      confidence: new Forest(data.small.confidence, evidenceFeatureNames),
    },
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

/**
 * Reads models from a file that this program's training wrote. Its hundreds of thousands of numbers are not looked at one by
 * one, which would take longer than everything else at the start; other features or a missing part are noticed.
 * @throws when it is no such file, or of other features than this program has
 */
export function readModels(file: string): Models {
  const data: Partial<ModelData> = JSON.parse(readFileSync(file, 'utf8'));
  const { licence = '', source = '', sentence, span, patterns, quotation, confidence, small } = data;
  if (!sentence || !span || !patterns || !quotation || !confidence || !small)
    throw new Error(`${file}: no models in it`);
  return modelsOf({ licence, source, sentence, span, patterns, quotation, confidence, small });
}
