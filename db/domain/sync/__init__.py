"""The pure rules of sync (SYNC.md): what travels, what a store answers, how texts merge. No I/O; clock and ids are
arguments."""
