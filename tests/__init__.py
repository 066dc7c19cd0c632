"""Mirrors the tree; e2e/ tells whole stories, bench/ compares with other engines."""
