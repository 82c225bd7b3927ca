"""Answers to saved questions as text, CSV and Atom."""
