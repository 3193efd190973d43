import type {
  InputRichBlock,
  InputRichMessage,
  Message,
  MessageEntity,
  PhotoSize,
  RichBlock,
} from 'grammy/types';
import { readRichHtml } from './rich-html.ts';
import type { Call } from './wire.ts';
import { ApiError, type World } from './world.ts';

/** UTF-16 units that Telegram takes in a message and in a caption. */
const TEXT_LIMIT = 4096;
const CAPTION_LIMIT = 1024;

const PNG_MAGIC = 0x89504e47;

/** What a message consists of, without where and from whom. */
export interface Content {
  readonly text?: string;
  readonly entities?: MessageEntity[];
  readonly caption?: string;
  readonly caption_entities?: MessageEntity[];
  readonly photo?: PhotoSize[];
  readonly document?: Message['document'];
  readonly rich_message?: { readonly blocks: RichBlock[] };
}

/**
 * Text with its entities.
 *
 * @throws ApiError where Telegram refuses it: empty, too long, or with a mark-up that this transport does not parse.
 */
export function textContent(text: unknown, entities: unknown, parseMode: unknown): Content {
  refuseParseMode(parseMode);
  if (typeof text !== 'string' || text.trim() === '')
    throw new ApiError(400, 'Bad Request: message text is empty');
  if (text.length > TEXT_LIMIT) throw new ApiError(400, 'Bad Request: message is too long');
  return { text, ...(isEntities(entities) && { entities: checkEntities(text, entities) }) };
}

/** A caption with its entities, as `textContent`. */
export function captionContent(caption: unknown, entities: unknown, parseMode: unknown): Content {
  refuseParseMode(parseMode);
  if (caption === undefined || caption === '') return {};
  const text = String(caption);
  if (text.length > CAPTION_LIMIT) throw new ApiError(400, 'Bad Request: message caption is too long');
  return { caption: text, ...(isEntities(entities) && { caption_entities: checkEntities(text, entities) }) };
}

function refuseParseMode(mode: unknown): void {
  if (mode !== undefined)
    throw new ApiError(400, 'Bad Request: the local chat takes entities, not parse_mode');
}

function isEntities(value: unknown): value is MessageEntity[] {
  return Array.isArray(value) && value.length > 0;
}

function checkEntities(text: string, entities: MessageEntity[]): MessageEntity[] {
  const wrong = entities.find(
    ({ offset, length }) => offset < 0 || length <= 0 || offset + length > text.length,
  );
  if (wrong !== undefined) throw new ApiError(400, `Bad Request: entity ${wrong.type} ends beyond the text`);
  return entities;
}

/** Photo by upload or by the id of an earlier one. */
export function photoContent(world: World, call: Call, photo: unknown): Content {
  const id = storeFile(world, call, photo);
  const file = world.files.get(id);
  return {
    photo: [{ file_id: id, file_unique_id: `u${id}`, width: file?.width ?? 0, height: file?.height ?? 0 }],
  };
}

/** Document by upload or by the id of an earlier one. */
export function documentContent(world: World, call: Call, document: unknown): Content {
  const id = storeFile(world, call, document);
  const file = world.files.get(id);
  return {
    document: {
      file_id: id,
      file_unique_id: `u${id}`,
      ...(file && { file_name: file.name, mime_type: file.mime, file_size: file.bytes.length }),
    },
  };
}

function storeFile(world: World, call: Call, given: unknown): string {
  const text = String(given);
  const upload = text.startsWith('attach://') ? call.files.get(text.slice('attach://'.length)) : undefined;
  if (upload === undefined) {
    if (world.files.has(text)) return text;
    throw new ApiError(400, 'Bad Request: wrong file identifier/HTTP URL specified');
  }
  const { bytes } = upload;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const png = bytes.length > 24 && view.getUint32(0) === PNG_MAGIC;
  const id = `file${world.next()}`;
  world.files.set(id, {
    name: upload.name,
    mime: png ? 'image/png' : 'application/octet-stream',
    bytes,
    // The header of a PNG holds its width and height at these offsets.
    width: png ? view.getUint32(16) : 0,
    height: png ? view.getUint32(20) : 0,
  });
  return id;
}

/** A rich message as clients receive it: lists get their labels, pictures their file. */
export function richContent(world: World, call: Call, rich: InputRichMessage | undefined): Content {
  const blocks = rich?.blocks ?? (rich?.html === undefined ? undefined : readRichHtml(rich.html));
  if (blocks === undefined) {
    throw new ApiError(400, 'Bad Request: the local chat takes rich messages as blocks or HTML');
  }
  if (blocks.length === 0) throw new ApiError(400, 'Bad Request: message text is empty');
  return { rich_message: { blocks: blocks.map((block) => richBlock(world, call, block)) } };
}

function richBlock(world: World, call: Call, block: InputRichBlock): RichBlock {
  const inner = (blocks: InputRichBlock[]) => blocks.map((one) => richBlock(world, call, one));
  switch (block.type) {
    case 'list':
      return {
        ...block,
        items: block.items.map((item) => ({
          ...item,
          label: item.value === undefined ? '•' : `${item.value}.`,
          blocks: inner(item.blocks),
        })),
      };
    case 'blockquote':
    case 'details':
    case 'collage':
    case 'slideshow':
      return { ...block, blocks: inner(block.blocks) };
    case 'photo':
      return { ...block, photo: photoContent(world, call, block.photo.media).photo ?? [] };
    case 'map':
    case 'animation':
    case 'audio':
    case 'document':
    case 'video':
    case 'voice_note':
      throw new ApiError(400, `Bad Request: the local chat shows no ${block.type} in rich messages`);
    default:
      return block;
  }
}
