/**
 * The one block codec of recordings and sockets: how events become bytes and bytes become events again. It knows nothing of runs,
 * files or connections; {@code recording} and {@code attach} build those on it.
 *
 * <pre>
 * EventBatch ──▶ WireWriter ─(EventBlockEncoder)─▶ bytes ──▶ WireReader ─(EventBlockDecoder)─▶ WireListener
 * </pre>
 *
 * <h2>The format, version 2</h2>
 *
 * <p>All fixed-width numbers are little-endian. A <i>varint</i> is a 64-bit number in 7-bit groups, lowest first, the high bit of
 * each byte set but in the last one: at most 10 bytes. A <i>zigzag</i> is a signed number {@code v} as the varint {@code (v << 1) ^
 * (v >> 63)}. A <i>string</i> is a varint count of bytes, then that many bytes of UTF-8.
 *
 * <p>A file or connection starts with a header of 12 bytes: the 8 ASCII bytes {@code POOLSCOP}, the version as 2 bytes
 * (2), 2 bytes of 0. Blocks follow, each of them self-contained but for the names that it speaks of:
 *
 * <pre>
 * offset  bytes  what
 *      0      1  type
 *      1      3  0
 *      4      4  length of the payload, at most 16 MiB
 *      8      4  CRC-32 of the 8 bytes before and of the payload behind, as zlib.crc32 computes it
 *     12         payload
 * </pre>
 *
 * <p>A reader skips blocks of a type that it does not know, and reads up to the last block that is there in full.
 *
 * <p><b>Version 1</b> differs in one thing: its checksums are of the payload alone, so that a damaged type goes unseen where the type it
 * became is one that nobody knows. A reader of version 1 tells of blocks whose type is not 1 to 5.
 *
 * <dl>
 * <dt>1, facts<dd>Pairs of strings, key and value, up to the end of the payload: what is known of the run, as its
 * scenario, its parameters and seed, the source text. A later block replaces the values of its keys.
 * <dt>2, names<dd>1 byte of flags, whose bit 0 says that the rest is deflated (raw, without zlib's header). The rest: two varints, the
 * number of the first name and how many there are, then the names. A name that is written out is a varint, 1 more than the number of
 * bytes that it shares with the beginning of the name before it, and a string, the bytes that follow; the first of the block and every
 * 64th written out after it share nothing. Then may come a varint 0 and a varint n, from 1: the n next names are each the one before it
 * with its last run of the digits 0 to 9 counted up by one ("page 9" after "page 8", "page 10" after "page 9").
 * A block has at most 65 536 names; their numbers are given without gaps, from 1 on; 0 is the empty name. A name has at
 * most 65 535 bytes, and comes before the first event
 * that speaks of it. All names up to the end of a block together take at most 16 MiB and 256 times the bytes of the file up to
 * there, where each counts 48 bytes more than it has; a writer whose names are more alike writes them out.
 * <dt>3, events<dd>Compact; see below.
 * <dt>4, plain events<dd>Up to the end of the payload, for each event: the kind's code (1 byte), the lane (2 bytes,
 * 65535 for none), the time less the previous event's time as a zigzag (for the first, the time itself), the id as a
 * varint, and, if the kind has extras, the words {@code a} and {@code b} as zigzags. What id and words mean is in the
 * table of kinds below. The type for writers that want to be simple.
 * <dt>5, end<dd>A varint, the number of events written. A file that does not end with it was cut.
 * </dl>
 *
 * <h2>The kinds</h2>
 *
 * <p>What an event's id counts, and what its extra words hold. Ids are dense, from 0, each sort on its own. "32 | 32" are two numbers
 * in one word, the first in the higher bits; a field of n bits that may be none holds -1 as n ones. Names are numbers of the names
 * blocks. {@link io.poolscope.event.Extras} packs and unpacks words of more than one field; the records of
 * {@link io.poolscope.event.Event} say more about each field.
 *
 * <pre>
 * code  kind                 id      a                              b
 *    1  pool started         pool    name 32 | workers 32           capacity + 1: 48 | kind 8 | policy 8
 *    2  pool resized         pool    workers                        capacity + 1
 *    3  pool stopped         pool
 *    4  pool broken          pool    the error's name               0
 *    5  worker started       pool    the thread's name              0
 *    6  worker stopped       pool
 *    7  submitter joined     pool    the thread's name              0
 *    8  consumer joined      stream  the thread's name              0
 *    9  stream opened        stream  name 32 | pool 32, or none     window 56, 0 for no limit | delivery 8
 *   10  stream closed        stream
 *   11  task submitted       task                                   (no label, no stream, priority 0)
 *   12  task submitted as    task    label 32 | stream 32, or none  index + 1: 40 | priority 24, signed
 *   13  task started         task
 *   14  task finished        task
 *   15  task failed          task    the error's name               0
 *   16  task cancelled       task
 *   17  task rejected        task    0 aborted, 1 discarded         0
 *   18  worker released      task
 *   19  result buffered      task    stream 24, or none | index 40  bytes, or -1 if not known
 *   20  result consumed      task    stream 24, or none | index 40  0
 *   21  result dropped       task    stream 24, or none | index 40  0
 *   22  consumer waiting     stream  index, or -1 for any           0
 *   23  submitter blocked    pool
 *   24  submitter unblocked  pool
 *   25  task blocked         task    reason                         what it waits for, by the reason
 *   26  task unblocked       task    the task that released it, -1  the lane that released it, or -1
 *   27  lock acquired        lock    the lock's name                task, or -1
 *   28  lock released        lock    the lock's name                task, or -1
 *   29  queue opened         queue   the queue's name               capacity + 1
 *   30  item put             queue   depth after it                 task, or -1
 *   31  item taken           queue   depth after it                 task, or -1
 *   32  task phase           task    the part's name, 0 for its end 0
 *   33  payload transferred  task    bytes                          1 to the worker, 0 from it
 *   34  step reached         script  line, from 1                   the thread's name
 *   35  log written          0       the text's name                task, or -1
 *   36  task cpu measured    task    nanoseconds                    0
 *   37  failure read         task
 *   38  events lost          0       how many                       the time of the first
 * </pre>
 *
 * <p>A capacity of -1, stored as 0, is unbounded. Kinds of pools: 0 fixed, 1 cached, 2 scheduled, 3 priority, 4 work stealing, 5 a thread
 * per task, 6 foreign. Policies: 0 block, 1 abort,
 * 2 caller runs, 3 discard, 4 discard the oldest. Deliveries: 0 ordered, 1 as completed. Reasons: 0 a task, 1 a lock, 2 a full queue, 3 an
 * empty queue (ids of such), 4 room in a pool's queue (a pool), 5 something else (a name). A stream beyond 16 777 214 has no number:
 * its tasks and results are of none.
 *
 * <h2>The events block</h2>
 *
 * <p>1 to 65 536 events as columns, each predicted from the ones before it in the block, so that only what was not foreseen takes
 * room; at most 4 events for each byte of the payload, so that a short file can't ask for much memory:
 *
 * <pre>
 * 1 byte   flags: bit 0 set if the packed section is deflated (raw, without zlib's header)
 * varint   n, the number of events
 * zigzag   the time of the first event
 * varint   length in bytes of the packed section when it is inflated
 * 4 varints  lengths in bytes of the sections that follow: packed, gaps, odd ids, odd extras
 * packed   varint p, the number of distinct (kind, lane) pairs; then p times: kind (1 byte), lane (2 bytes)
 *          varint k, the number of keys; then k times: a pair's index (varint), the width of a gap in bytes (1 byte, 0 to 8)
 *          n bytes, each event's key by its index; 255 if the event's key stands among the rare ones
 *          the rare keys in the order of their events, 2 bytes each
 * gaps     for each event the time since the one before it, in as many bytes as its key says; for the first event 0
 * odd …    corrections: varint distance from the last corrected place (the first: from 0), zigzag true less predicted
 * </pre>
 *
 * <p>Gaps of fewer than 8 bytes are not negative. The place in <i>odd ids</i> is the event's index in the block; in <i>odd
 * extras</i> it is twice that, plus 1 for the word {@code b}. All state below is 0 at the start of a block. Sums and differences
 * wrap around at 64 bits.
 *
 * <p><b>Ids.</b> Predicted are: for both kinds of submits one more than the last id submitted; for a start one more than the last
 * started; for a consumed or dropped result one more than the last of these; for what happens to a task on its lane (finished,
 * failed, cancelled, released, buffered, blocked, unblocked, phase, processor time) the task last started on that lane; for other
 * kinds the last id of the same kind. ("One more than the last" is 0 before the first.)
 *
 * <p><b>Extras.</b> For results (buffered, consumed, dropped): {@code a} = the last result's {@code a} plus the difference of the
 * ids, {@code b} = the last {@code b} of the same pair. For submits: each word goes on as an arithmetic series of its last two. For
 * other kinds: {@code a} = what followed the last time when this pair's previous {@code a} had the same lowest 3 bits, {@code b} =
 * the pair's last {@code b}.
 */
package io.poolscope.wire;
