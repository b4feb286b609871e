// The ties that are seen as a workbook: the parts of ECMA-376 that a table needs, in a ZIP archive without compression.
(function (sm) {
  "use strict";

  const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
  const PACKAGE = "http://schemas.openxmlformats.org/package/2006", RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main", TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml";
  const LONGEST_CELL = 32767, MOST_ROWS = 1048576; // what a worksheet holds

  // rows: the head, then cells as text or numbers → Uint8Array of an .xlsx. Text is text, whatever it begins with.
  function toXlsx(rows, sheetName = "Ties") {
    const files = {
      "[Content_Types].xml": `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPE}.worksheet+xml"/></Types>`,
      "_rels/.rels": `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
      "xl/workbook.xml": `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets><sheet name="${escapeXml(cleanSheet(sheetName))}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
      "xl/_rels/workbook.xml.rels": `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${RELATIONS}/styles" Target="styles.xml"/></Relationships>`,
      "xl/styles.xml": `<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf xfId="0"/><xf fontId="1" applyFont="1" xfId="0"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`,
      "xl/worksheets/sheet1.xml": sheetXml(rows),
    };
    const coder = new TextEncoder();
    return zip(Object.entries(files).map(([name, text]) => [coder.encode(name), coder.encode(HEAD + text)]));
  }

  function sheetXml(rows) {
    const lines = rows.slice(0, MOST_ROWS).map((cells, r) => `<row r="${r + 1}">${cells.map((value, c) => cellXml(value, columnName(c) + (r + 1), r === 0)).join("")}</row>`);
    const widths = (rows[0] || []).map((_, c) => Math.min(50, Math.max(8, ...rows.slice(0, 200).map((cells) => 2 + String(cells[c] ?? "").length))));
    const columns = widths.map((width, c) => `<col min="${c + 1}" max="${c + 1}" width="${width}" customWidth="1"/>`).join("");
    const view = '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>';
    const filter = rows.length > 1 ? `<autoFilter ref="A1:${columnName(rows[0].length - 1)}${rows.length}"/>` : "";
    return `<worksheet xmlns="${MAIN}">${view}<cols>${columns}</cols><sheetData>${lines.join("")}</sheetData>${filter}</worksheet>`;
  }

  function cellXml(value, at, bold) {
    if (value === "" || value === null || value === undefined) return "";
    if (typeof value === "number" && Number.isFinite(value)) return `<c r="${at}"><v>${value}</v></c>`;
    return `<c r="${at}" t="inlineStr"${bold ? ' s="1"' : ""}><is><t xml:space="preserve">${escapeXml(String(value).slice(0, LONGEST_CELL))}</t></is></c>`;
  }

  function columnName(c) {
    let name = "";
    for (let k = c + 1; k; k = Math.floor((k - 1) / 26)) name = String.fromCharCode(65 + ((k - 1) % 26)) + name;
    return name;
  }

  // What XML cannot hold, control characters and halves of pairs, is left out.
  const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
  const escapeXml = (text) => text.replace(NOT_XML, "").replace(/[<>&"]/g, (c) => `&#${c.charCodeAt(0)};`);

  const cleanSheet = (name) => name.replace(/[\\/?*[\]:]/g, " ").slice(0, 31).trim() || "Ties";

  // ---- the archive (PKWARE APPNOTE 6.3) ----

  function zip(files) {
    const parts = [], directory = [];
    let at = 0;
    for (const [name, bytes] of files) {
      const head = [0x0800, 0, 0, 33, ...halves(crc32(bytes)), ...halves(bytes.length), ...halves(bytes.length), name.length, 0]; // names in UTF-8; stored; 1980-01-01
      parts.push(words([0x4b50, 0x0403, 20, ...head]), name, bytes);
      directory.push(words([0x4b50, 0x0201, 20, 20, ...head, 0, 0, 0, 0, 0, ...halves(at)]), name);
      at += 30 + name.length + bytes.length;
    }
    const size = directory.reduce((sum, part) => sum + part.length, 0);
    parts.push(...directory, words([0x4b50, 0x0605, 0, 0, files.length, files.length, ...halves(size), ...halves(at), 0]));
    const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
    parts.reduce((offset, part) => (out.set(part, offset), offset + part.length), 0);
    return out;
  }

  const halves = (value) => [value & 0xffff, value >>> 16];

  function words(list) {
    const out = new Uint8Array(2 * list.length);
    list.forEach((value, k) => ((out[2 * k] = value & 255), (out[2 * k + 1] = value >> 8)));
    return out;
  }

  function crc32(bytes) {
    let crc = -1;
    for (const byte of bytes) {
      crc ^= byte;
      for (let k = 0; k < 8; k++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
    }
    return ~crc >>> 0;
  }

  Object.assign(sm, { toXlsx });
})((globalThis.sistermap ??= {}));
