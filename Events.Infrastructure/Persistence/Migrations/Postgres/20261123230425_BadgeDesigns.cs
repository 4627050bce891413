using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Events.Infrastructure.Persistence.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class BadgeDesigns : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Name_Short",
                table: "People",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "BadgeDesignId",
                table: "Categories",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "BuiltInDesignId",
                table: "Categories",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Pattern",
                table: "Categories",
                type: "character varying(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "Plain");

            migrationBuilder.AddColumn<List<DateOnly>>(
                name: "ValidOn",
                table: "Categories",
                type: "date[]",
                nullable: false,
                defaultValueSql: "'{}'");

            migrationBuilder.AddColumn<string>(
                name: "Sheet",
                table: "BadgeBatches",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateTable(
                name: "BadgeDesigns",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    EventId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    Plan = table.Column<string>(type: "text", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BadgeDesigns", x => x.Id);
                    table.ForeignKey(
                        name: "FK_BadgeDesigns_Events_EventId",
                        column: x => x.EventId,
                        principalTable: "Events",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Categories_BadgeDesignId",
                table: "Categories",
                column: "BadgeDesignId");

            migrationBuilder.CreateIndex(
                name: "IX_BadgeDesigns_EventId",
                table: "BadgeDesigns",
                column: "EventId");

            migrationBuilder.AddForeignKey(
                name: "FK_Categories_BadgeDesigns_BadgeDesignId",
                table: "Categories",
                column: "BadgeDesignId",
                principalTable: "BadgeDesigns",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Categories_BadgeDesigns_BadgeDesignId",
                table: "Categories");

            migrationBuilder.DropTable(
                name: "BadgeDesigns");

            migrationBuilder.DropIndex(
                name: "IX_Categories_BadgeDesignId",
                table: "Categories");

            migrationBuilder.DropColumn(
                name: "Name_Short",
                table: "People");

            migrationBuilder.DropColumn(
                name: "BadgeDesignId",
                table: "Categories");

            migrationBuilder.DropColumn(
                name: "BuiltInDesignId",
                table: "Categories");

            migrationBuilder.DropColumn(
                name: "Pattern",
                table: "Categories");

            migrationBuilder.DropColumn(
                name: "ValidOn",
                table: "Categories");

            migrationBuilder.DropColumn(
                name: "Sheet",
                table: "BadgeBatches");
        }
    }
}
