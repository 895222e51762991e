using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace StackStage.Snapshots;

/// <summary>
/// Gives every distinct text (a URN, a provider reference) a small number. Texts stay where they lie in the file; only those
/// that are escaped there, or that are not in it, are kept aside. The hash has a random seed, so that no file can be made slow.
/// </summary>
internal sealed class UrnTable
{
    private static readonly ulong Seed = BitConverter.ToUInt64(Guid.NewGuid().ToByteArray());

    private readonly ReadOnlyMemory<byte> _text;
    private readonly ArrayBufferWriter<byte> _aside = new(64);
    private readonly ArrayBufferWriter<byte> _scratch = new(64);
    private int[] _slots;
    private Entry[] _entries;

    public UrnTable(ReadOnlyMemory<byte> text, int expected)
    {
        _text = text;
        var slots = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Clamp(2 * expected, 16, 1 << 30));
        _slots = new int[slots];
        _entries = new Entry[slots / 2];
    }

    /// <summary>How many texts there are.</summary>
    public int Count { get; private set; }

    /// <summary>Where copies of the resource with this URN are in the list.</summary>
    public ref Entry this[int id] => ref _entries[id];

    /// <summary>The UTF-8 text with this number.</summary>
    public ReadOnlySpan<byte> TextOf(int id)
    {
        ref var entry = ref _entries[id];
        return entry.Start >= 0 ? _text.Span.Slice(entry.Start, entry.Length) : _aside.WrittenSpan.Slice(~entry.Start, entry.Length);
    }

    /// <summary>The text with this number, decoded.</summary>
    public string StringOf(int id) => System.Text.Encoding.UTF8.GetString(TextOf(id));

    /// <summary>The number of a text that lies in the file; <paramref name="content"/> is that text.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int Add(ReadOnlySpan<byte> content, int start, bool escaped)
    {
        if (!escaped)
        {
            return Add(content, start);
        }

        _scratch.ResetWrittenCount();
        JsonText.Unescape(content, _scratch);
        return Add(_scratch.WrittenSpan, -1);
    }

    /// <summary>The number of a text that does not lie in the file.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int Add(ReadOnlySpan<byte> content) => Add(content, -1);

    /// <summary>The number of a text, or -1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int Find(ReadOnlySpan<byte> content)
    {
        var hash = HashOf(content);
        var mask = _slots.Length - 1;
        for (var slot = (int)hash & mask; _slots[slot] != 0; slot = (slot + 1) & mask)
        {
            var id = _slots[slot] - 1;
            if (_entries[id].Hash == hash && TextOf(id).SequenceEqual(content))
            {
                return id;
            }
        }

        return -1;
    }

    /// <summary>The number of a text, or -1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int Find(string text) => Find(System.Text.Encoding.UTF8.GetBytes(text));

    /// <summary>Notes that a copy of the resource with this URN is at this place of the list. Places come in ascending order.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void AddCopy(int id, int index, bool delete)
    {
        ref var entry = ref _entries[id];
        if (entry.First < 0)
        {
            entry.First = index;
        }

        if (delete)
        {
            entry.LastDeleted = index;
        }
        else
        {
            entry.LastLive = index;
        }
    }

    /// <summary>Forgets all copies.</summary>
    public void ForgetCopies()
    {
        foreach (ref var entry in _entries.AsSpan(0, Count))
        {
            entry.First = entry.LastLive = entry.LastDeleted = -1;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int Add(ReadOnlySpan<byte> content, int start)
    {
        var hash = HashOf(content);
        var mask = _slots.Length - 1;
        var slot = (int)hash & mask;
        while (_slots[slot] != 0)
        {
            var id = _slots[slot] - 1;
            if (_entries[id].Hash == hash && TextOf(id).SequenceEqual(content))
            {
                return id;
            }

            slot = (slot + 1) & mask;
        }

        if (Count == _entries.Length)
        {
            Grow();
            return Add(content, start);
        }

        if (start < 0)
        {
            start = ~_aside.WrittenCount;
            _aside.Write(content);
        }

        _entries[Count] = new Entry { Hash = hash, Start = start, Length = content.Length, First = -1, LastLive = -1, LastDeleted = -1 };
        _slots[slot] = ++Count;
        return Count - 1;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Grow()
    {
        Array.Resize(ref _entries, 2 * _entries.Length);
        _slots = new int[2 * _slots.Length];
        var mask = _slots.Length - 1;
        for (var id = 0; id < Count; id++)
        {
            var slot = (int)_entries[id].Hash & mask;
            while (_slots[slot] != 0)
            {
                slot = (slot + 1) & mask;
            }

            _slots[slot] = id + 1;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static uint HashOf(ReadOnlySpan<byte> content)
    {
        const ulong A = 0xA0761D6478BD642F;
        const ulong B = 0xE7037ED1A0B428DB;
        var hash = Seed ^ (ulong)content.Length;
        while (content.Length >= 16)
        {
            hash = Mix(Read(content) ^ A ^ hash, Read(content[8..]) ^ B);
            content = content[16..];
        }

        if (content.Length >= 8)
        {
            hash = Mix(Read(content) ^ A ^ hash, B);
            content = content[8..];
        }

        var rest = 0UL;
        foreach (var c in content)
        {
            rest = (rest << 8) | c;
        }

        hash = Mix(rest ^ B ^ hash, A ^ Seed);
        return (uint)(hash ^ (hash >> 32));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Read(ReadOnlySpan<byte> bytes) => Unsafe.ReadUnaligned<ulong>(ref MemoryMarshal.GetReference(bytes));

    private static ulong Mix(ulong a, ulong b)
    {
        var high = Math.BigMul(a, b, out var low);
        return high ^ low;
    }

    /// <summary>A text, and where the resources with this URN are in the list (-1: nowhere).</summary>
    internal struct Entry
    {
        public uint Hash;
        public int Start;
        public int Length;
        public int First;
        public int LastLive;
        public int LastDeleted;

        public readonly int Last => Math.Max(LastLive, LastDeleted);
    }
}
